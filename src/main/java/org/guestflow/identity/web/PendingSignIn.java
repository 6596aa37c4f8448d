package org.guestflow.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.Optional;
import org.springframework.lang.Nullable;

/**
 * What somebody has gone to his organisation's provider for; it stays in his session meanwhile.
 *
 * @param registration which provider
 * @param hint the address that he typed, for the provider's form; null where he did not
 * @param backTo the path that waits for the proof; null where he signs in
 * @param another whether the provider is to ask who it is even if somebody is signed in there
 */
record PendingSignIn(
        String registration,
        @Nullable String hint,
        @Nullable String backTo,
        boolean another) implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String ATTRIBUTE = "guestflow.pending-sign-in";

    static Optional<PendingSignIn> at(String registration, HttpServletRequest request) {
        return Optional.ofNullable(request.getSession(false))
                .map(session -> (PendingSignIn) session.getAttribute(ATTRIBUTE))
                .filter(pending -> pending.registration.equals(registration));
    }

    static void forget(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(ATTRIBUTE);
        }
    }

    void keep(HttpServletRequest request) {
        request.getSession().setAttribute(ATTRIBUTE, this);
    }

    Optional<String> waiting() {
        return Optional.ofNullable(backTo);
    }
}
