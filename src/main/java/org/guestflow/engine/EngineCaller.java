package org.guestflow.engine;

import java.util.Optional;
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
        return signedIn()
                .orElseThrow(() -> new RuleViolation(
                        "NotSignedIn", RuleViolation.Kind.FORBIDDEN, "Nobody is signed in.", "Sign in and ask again."));
    }

    /**
     * Tells who called the engine, where anybody did.
     *
     * @return the caller's address; empty where the engine works by itself
     */
    public Optional<String> signedIn() {
        return Optional.ofNullable(identity.getCurrentAuthentication()).map(Authentication::getUserId);
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
