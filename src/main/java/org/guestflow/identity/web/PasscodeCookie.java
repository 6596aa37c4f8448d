package org.guestflow.identity.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.guestflow.shared.BaseUrl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/** Keeps in the browser what binds a mailed code to it; never in a page or a link. */
@Component
class PasscodeCookie {

    static final String NAME = "guestflow-sign-in-code";

    private static final Duration LIFETIME = Duration.ofMinutes(30);

    private final boolean https;

    PasscodeCookie(BaseUrl baseUrl) {
        this.https = SessionConfiguration.isHttps(baseUrl);
    }

    void give(String browser, HttpServletResponse response) {
        ResponseCookie cookie = ResponseCookie.from(NAME, browser)
                .path("/sign-in")
                .httpOnly(true)
                .secure(https)
                .sameSite("Strict")
                .maxAge(LIFETIME)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    Optional<String> read(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, NAME)).map(Cookie::getValue);
    }
}
