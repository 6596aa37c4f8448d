package org.guestflow.identity.signin;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Refuses a sign-in without looking at the password, because too many before it failed. */
public class TooManyFailures extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    /**
     * Refuses.
     *
     * @param retryAfter how long to wait; at least a second is said
     */
    public TooManyFailures(Duration retryAfter) {
        super("too many failed sign-ins");
        this.retryAfter = retryAfter;
    }

    /**
     * Tells how long to wait.
     *
     * @return at least a second
     */
    public Duration retryAfter() {
        return retryAfter;
    }
}
