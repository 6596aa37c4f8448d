package org.guestflow.identity.factor;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Which authenticator app is being registered in a session: whoever has another session of the user's neither sees its key nor completes it, and has nobody complete his. */
@Component
class BegunInSession {

    private static final String ATTRIBUTE = "guestflow.authenticator-to-register";

    void keep(UUID app, HttpServletRequest request) {
        request.getSession().setAttribute(ATTRIBUTE, app.toString());
    }

    Optional<UUID> find(HttpServletRequest request) {
        return session(request)
                .map(session -> (String) session.getAttribute(ATTRIBUTE))
                .map(UUID::fromString);
    }

    void forget(HttpServletRequest request) {
        session(request).ifPresent(session -> session.removeAttribute(ATTRIBUTE));
    }

    private static Optional<HttpSession> session(HttpServletRequest request) {
        return Optional.ofNullable(request.getSession(false));
    }
}
