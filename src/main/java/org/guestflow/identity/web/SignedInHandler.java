package org.guestflow.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.camunda.bpm.webapp.impl.security.filter.util.CsrfConstants;
import org.guestflow.shared.BaseUrl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.DefaultSavedRequest;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;

/** Sends a person who has signed in on to the page he wanted. */
class SignedInHandler implements AuthenticationSuccessHandler {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int TOKEN_BYTES = 20;

    private final RequestCache requests;
    private final boolean https;

    SignedInHandler(RequestCache requests, BaseUrl baseUrl) {
        this.requests = requests;
        this.https = SessionConfiguration.isHttps(baseUrl);
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        giveWebappToken(request.getSession(), response);
        String path = wantedPath(requests.getRequest(request, response)).orElse("/");
        requests.removeRequest(request, response);
        response.sendRedirect(path);
    }

    /** Path and query of the page that was asked for, and no host: what the Host header said leads nowhere. */
    private static Optional<String> wantedPath(SavedRequest saved) {
        if (!(saved instanceof DefaultSavedRequest wanted)) {
            return Optional.empty();
        }
        String query = wanted.getQueryString() == null ? "" : "?" + wanted.getQueryString();
        return Optional.of(wanted.getRequestURI() + query)
                .filter(path -> path.startsWith("/") && !path.startsWith("//") && !path.contains("\\"));
    }

    /**
     * Gives the engine's web applications their token against forged requests here. They would make one with the first request that comes, and two that come at once
     * made two, of which the browser might keep the wrong one: the next click would have ended the session.
     */
    private void giveWebappToken(HttpSession session, HttpServletResponse response) {
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
