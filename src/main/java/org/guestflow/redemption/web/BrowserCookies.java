package org.guestflow.redemption.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import org.guestflow.redemption.BrowserKey;
import org.guestflow.shared.BaseUrl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * What the browser keeps: its key, for the pages of one invitation only, so that two invitations in two tabs do not mix, and the language that was chosen. Both end with the
 * browser's session. Nothing of it makes a session here: looking at a page leaves no row.
 */
@Component
class BrowserCookies {

    private static final String KEY = "guestflow-redemption";
    private static final String LANGUAGE = "guestflow-language";

    private final SecureRandom random = new SecureRandom();
    private final boolean https;

    BrowserCookies(BaseUrl baseUrl) {
        this.https = "https".equals(baseUrl.value().getScheme());
    }

    Optional<BrowserKey> key(HttpServletRequest request) {
        return read(request, KEY).flatMap(BrowserKey::parse);
    }

    Optional<String> language(HttpServletRequest request) {
        return read(request, LANGUAGE);
    }

    /** Gives a browser that has none a key, so that two clicks on the same page come from one browser. */
    void ensureKey(Visit visit, HttpServletResponse response) {
        if (visit.browser().isEmpty()) {
            key(visit, BrowserKey.random(random), response);
        }
    }

    void key(Visit visit, BrowserKey key, HttpServletResponse response) {
        write(response, KEY, key.value(), visit.path());
    }

    void language(Locale language, HttpServletResponse response) {
        write(response, LANGUAGE, language.getLanguage(), "/redeem");
    }

    private static Optional<String> read(HttpServletRequest request, String name) {
        return Optional.ofNullable(WebUtils.getCookie(request, name)).map(Cookie::getValue);
    }

    /** Lax, not strict: a click on the link in a web mailer comes from another site, and must find its key again. */
    private void write(HttpServletResponse response, String name, String value, String path) {
        ResponseCookie cookie = ResponseCookie.from(name, value)
                .path(path)
                .httpOnly(true)
                .secure(https)
                .sameSite("Lax")
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
