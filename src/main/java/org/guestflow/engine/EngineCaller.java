package org.guestflow.engine;

import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.RuleViolation;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** On whose behalf the engine works just now; the engine's user id of a person is his mail address. */
@Component
public class EngineCaller {

    private final IdentityService identity;

    EngineCaller(@Lazy IdentityService identity) {
        this.identity = identity;
    }

    /**
     * Tells who called the engine, as authenticated; no variable says it.
     *
     * @return the caller's address
     * @throws RuleViolation {@code NotSignedIn} where nobody did
     */
    public String address() throws RuleViolation {
        Authentication authentication = identity.getCurrentAuthentication();
        if (authentication == null || authentication.getUserId() == null) {
            throw new RuleViolation(
                    "NotSignedIn", RuleViolation.Kind.FORBIDDEN, "Nobody is signed in.", "Sign in and ask again.");
        }
        return authentication.getUserId();
    }

    /**
     * Has the engine work on somebody's behalf, and as before afterwards.
     *
     * @param caller a person who was authenticated when the work was asked for
     * @param work what the engine is to do
     * @param <T> what comes of it
     * @return what came of it
     */
    public <T> T as(EmailAddress caller, Supplier<T> work) {
        Authentication before = identity.getCurrentAuthentication();
        identity.setAuthenticatedUserId(caller.toString());
        try {
            return work.get();
        } finally {
            identity.setAuthentication(before);
        }
    }
}
