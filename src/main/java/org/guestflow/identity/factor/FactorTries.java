package org.guestflow.identity.factor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.guestflow.identity.signin.TooManyFailures;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Bounds how often codes of one user are tried, whichever they are and on whatever node; those of sessions that have shown a second factor before are counted apart, so that nobody holds them up who has the password alone. Nobody is locked out for good: after the window, which grows while all its tries are used, he may try again, and a passkey asks for no code. */
@Component
class FactorTries {

    private final JdbcFactorTries stored;
    private final FactorSettings settings;
    private final FactorTrail trail;
    private final Clock clock;
    private final TransactionTemplate transaction;

    FactorTries(
            JdbcFactorTries stored,
            FactorSettings settings,
            FactorTrail trail,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.stored = stored;
        this.settings = settings;
        this.trail = trail;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Counts a try before it is looked at.
     *
     * @param proven whether its session has shown a second factor before
     * @return whether it is the last one for now
     * @throws TooManyFailures where there were too many
     */
    boolean count(UserId user, boolean proven) {
        Instant now = clock.instant();
        OptionalInt tries = stored.count(user, proven, settings.tries(), settings.window(), now);
        if (tries.isEmpty()) {
            Optional<Instant> end = stored.endsAt(user, proven, settings.window());
            if (end.isEmpty()) {
                // A right code, taken on another node meanwhile, has ended the count.
                return count(user, proven);
            }
            throw new TooManyFailures(Duration.between(now, end.get()));
        }
        return tries.getAsInt() == settings.tries();
    }

    void succeeded(UserId user, boolean proven) {
        stored.forget(user, proven);
        stored.shorten(user);
    }

    /** Ends all counts of a user whose factors are gone. */
    void succeeded(UserId user) {
        stored.forgetAll(user);
    }

    void failed(UserId user, boolean last) {
        if (last) {
            transaction.executeWithoutResult(status -> trail.failedTooOften(user, settings.tries()));
        }
    }
}
