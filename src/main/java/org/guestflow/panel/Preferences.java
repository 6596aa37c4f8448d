package org.guestflow.panel;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guestflow.directory.Organisations;
import org.guestflow.shared.BaseUrl;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/** What a person prefers at this browser: language, light or dark, zone. Kept in cookies, so that the sign-in page heeds them too. */
@Component
class Preferences {

    /** The languages that some page or mail is shipped in. */
    private static final List<Locale> LANGUAGES =
            Stream.of("en", "de", "fr", "es", "ja").map(Locale::forLanguageTag).toList();

    /** Light, dark, or as the device has it. */
    static final List<String> THEMES = List.of("auto", "light", "dark");

    private static final Set<String> REGIONS = ZoneId.getAvailableZoneIds().stream()
            .filter(id -> !id.startsWith("Etc/") && !id.startsWith("SystemV/"))
            .collect(Collectors.toUnmodifiableSet());

    private static final String LANGUAGE = "guestflow-language";
    private static final String THEME = "guestflow-theme";
    private static final String ZONE = "guestflow-zone";
    private static final Duration YEAR = Duration.ofDays(365);

    private final Organisations organisations;
    private final MessageSource messages;
    private final boolean https;

    Preferences(Organisations organisations, MessageSource messages, BaseUrl baseUrl) {
        this.organisations = organisations;
        this.messages = messages;
        this.https = "https".equals(baseUrl.value().getScheme());
    }

    Locale language(HttpServletRequest request) {
        return read(request, LANGUAGE)
                .flatMap(Preferences::shipped)
                .or(() -> Optional.ofNullable(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE))
                        .flatMap(Preferences::shipped))
                .or(() -> shipped(organisations.host().defaultLanguage()))
                .orElse(LANGUAGES.get(0));
    }

    /** The languages that the panel speaks: those with a file {@code panel_xx.properties} that says so. */
    List<Locale> languagesOfThePanel() {
        return LANGUAGES.stream()
                .filter(language -> language.equals(languageOfThePanel(language)))
                .toList();
    }

    /** The language in which the panel answers somebody who prefers a language. */
    Locale languageOfThePanel(Locale preferred) {
        return Locale.forLanguageTag(messages.getMessage("panel.language", null, preferred));
    }

    /** The browser's script tells the zone with the first page; until then it is that of the server's clock, UTC. */
    ZoneId zone(HttpServletRequest request) {
        return toldZone(request).orElse(ZoneId.of("UTC"));
    }

    Optional<ZoneId> toldZone(HttpServletRequest request) {
        return read(request, ZONE).flatMap(Preferences::zone);
    }

    String theme(HttpServletRequest request) {
        return read(request, THEME).filter(THEMES::contains).orElse(THEMES.get(0));
    }

    void keepLanguage(String tag, HttpServletResponse response) {
        shipped(tag).ifPresent(language -> write(response, LANGUAGE, language.getLanguage()));
    }

    void keepTheme(String theme, HttpServletResponse response) {
        if (THEMES.contains(theme)) {
            write(response, THEME, theme);
        }
    }

    /** A region as browsers name it: a bare offset says nothing of where somebody is, and some that can be written are nowhere. */
    private static Optional<ZoneId> zone(String name) {
        return Optional.of(name.replace("%2F", "/")).filter(REGIONS::contains).map(ZoneId::of);
    }

    private static Optional<Locale> shipped(String tags) {
        try {
            return tags.isBlank()
                    ? Optional.empty()
                    : Optional.ofNullable(Locale.lookup(LanguageRange.parse(tags), LANGUAGES));
        } catch (IllegalArgumentException noLanguageRange) {
            return Optional.empty();
        }
    }

    private static Optional<String> read(HttpServletRequest request, String name) {
        return Optional.ofNullable(WebUtils.getCookie(request, name)).map(Cookie::getValue);
    }

    private void write(HttpServletResponse response, String name, String value) {
        ResponseCookie cookie = ResponseCookie.from(name, value)
                .path("/")
                .maxAge(YEAR)
                .secure(https)
                .sameSite("Lax")
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
