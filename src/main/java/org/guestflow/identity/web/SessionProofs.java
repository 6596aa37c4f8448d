package org.guestflow.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.guestflow.directory.User;
import org.guestflow.identity.SecondFactorProof;
import org.guestflow.identity.factor.FactorSettings;
import org.springframework.stereotype.Component;

/** When the user of a session has last shown a second factor; which one, the audit trail has. */
@Component
class SessionProofs implements SecondFactorProof {

    /** Followed by the user's id: what one user has shown is worth nothing to the next at the same browser. */
    private static final String ATTRIBUTE = "guestflow.second-factor.";

    private final FactorSettings settings;
    private final Clock clock;

    SessionProofs(FactorSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void keep(User user, HttpServletRequest request) {
        keepSince(user, clock.instant(), request);
    }

    /** Keeps that the user has shown it, which may have been elsewhere and a while ago: then it is no fresh proof. What is said to be of later than now is of now. */
    void keepSince(User user, Instant at, HttpServletRequest request) {
        Instant now = clock.instant();
        request.getSession();
        request.changeSessionId();
        request.getSession().setAttribute(ATTRIBUTE + user.id(), at.isBefore(now) ? at : now);
    }

    /** Tells whether the user has shown a second factor in this session. */
    boolean isKept(User user, HttpServletRequest request) {
        return find(user, request).isPresent();
    }

    /** Tells whether he has shown it so recently that he may administer and approve. */
    boolean isFresh(User user, HttpServletRequest request) {
        return find(user, request)
                .filter(at -> clock.instant().isBefore(at.plus(settings.stepUpAfter())))
                .isPresent();
    }

    private static Optional<Instant> find(User user, HttpServletRequest request) {
        return Optional.ofNullable(request.getSession(false))
                .map(session -> (Instant) session.getAttribute(ATTRIBUTE + user.id()));
    }
}
