package org.guestflow.redemption.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Optional;
import java.util.stream.Stream;
import org.guestflow.directory.Organisations;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.invitation.Invitation;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Chooses a page's language: what the guest chose here, else the invitation's, else the guest's preferred one, else the browser's, else the host's. */
@Component
class PageLanguage {

    static final List<Locale> SHIPPED =
            Stream.of("en", "de", "fr", "es", "ja").map(Locale::forLanguageTag).toList();

    private static final String PARAMETER = "lang";

    private final BrowserCookies cookies;
    private final Users users;
    private final Organisations organisations;

    PageLanguage(BrowserCookies cookies, Users users, Organisations organisations) {
        this.cookies = cookies;
        this.users = users;
        this.organisations = organisations;
    }

    Locale of(HttpServletRequest request, Optional<Invitation> invitation) {
        return chosen(request)
                .or(() -> cookies.language(request).flatMap(PageLanguage::shipped))
                .or(() -> invitation.flatMap(Invitation::language).flatMap(PageLanguage::shipped))
                .or(() -> invitation.flatMap(this::preferred))
                .or(() -> shipped(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE)))
                .or(() -> shipped(organisations.host().defaultLanguage()))
                .orElse(SHIPPED.get(0));
    }

    Locale of(HttpServletRequest request, User guest) {
        return chosen(request)
                .or(() -> cookies.language(request).flatMap(PageLanguage::shipped))
                .or(() -> guest.preferredLanguage().flatMap(PageLanguage::shipped))
                .orElseGet(() -> of(request, Optional.<Invitation>empty()));
    }

    /** The language that the guest has just asked for, to be remembered. */
    static Optional<Locale> chosen(HttpServletRequest request) {
        return shipped(request.getParameter(PARAMETER));
    }

    private Optional<Locale> preferred(Invitation invitation) {
        return users.findByMail(invitation.invitee())
                .flatMap(User::preferredLanguage)
                .flatMap(PageLanguage::shipped);
    }

    /** The best shipped language for a tag or a list of weighted ones (RFC 4647, lookup). */
    private static Optional<Locale> shipped(String tags) {
        if (tags == null || tags.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(Locale.lookup(LanguageRange.parse(tags), SHIPPED));
        } catch (IllegalArgumentException noLanguageRange) {
            return Optional.empty();
        }
    }
}
