package org.guestflow.identity.web;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.security.SecureRandom;
import java.util.Base64;
import org.camunda.bpm.webapp.impl.security.filter.util.CsrfConstants;
import org.guestflow.shared.BaseUrl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/** The token of the engine's web applications against forged requests. */
@Component
class WebappToken {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int TOKEN_BYTES = 20;

    private final boolean https;

    WebappToken(BaseUrl baseUrl) {
        this.https = SessionConfiguration.isHttps(baseUrl);
    }

    /**
     * Gives the token with the session. They would make one with the first request that comes, and two that come at once made two, of which the browser might keep
     * the wrong one: the next click would have ended the session.
     */
    void give(HttpSession session, HttpServletResponse response) {
        byte[] bytes = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        session.setAttribute(CsrfConstants.CSRF_TOKEN_SESSION_ATTR_NAME, token);
        ResponseCookie cookie = ResponseCookie.from(CsrfConstants.CSRF_TOKEN_DEFAULT_COOKIE_NAME, token)
                .path("/camunda")
                .secure(https)
                .sameSite("Lax")
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
