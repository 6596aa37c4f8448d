package org.guestflow.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.guestflow.directory.SignIns;
import org.guestflow.identity.SignedInUser;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.DefaultSavedRequest;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.stereotype.Component;

/** Sends a person who has signed in on to the page he wanted. */
@Component
class SignedInHandler implements AuthenticationSuccessHandler {

    private final RequestCache requests;
    private final WebappToken webappToken;
    private final SignIns signIns;

    SignedInHandler(RequestCache requests, WebappToken webappToken, SignIns signIns) {
        this.requests = requests;
        this.webappToken = webappToken;
        this.signIns = signIns;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        signIns.record(((SignedInUser) authentication.getPrincipal()).id());
        webappToken.give(request.getSession(), response);
        sendOn(request, response);
    }

    /** Sends whoever has a session to the page that he had asked for, or to the first one. */
    void sendOn(HttpServletRequest request, HttpServletResponse response) throws IOException {
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
}
