package org.guestflow.identity.signin;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import org.guestflow.identity.signin.JdbcFailedSignIns.Counted;
import org.guestflow.identity.signin.JdbcFailedSignIns.Failures;
import org.guestflow.shared.KeyRing;
import org.springframework.stereotype.Component;

/**
 * Slows down whoever guesses passwords, and nobody else: failures count for the account and the source that they came from, so that nobody can lock out
 * anybody who signs in from elsewhere. A source that fails at many accounts has to wait at all of them but those that have been signed in to from there before:
 * colleagues behind the same address go on working.
 *
 * <p>Accounts are known here by a signature of what was typed, for people type passwords into the wrong field.
 */
@Component
class FailedSignIns {

    private static final Duration ACCOUNT_MEMORY = Duration.ofHours(24);
    private static final Duration SOURCE_MEMORY = Duration.ofHours(1);
    private static final Duration KNOWN_MEMORY = Duration.ofDays(90);

    private final JdbcFailedSignIns stored;
    private final KeyRing keys;
    private final Clock clock;

    FailedSignIns(JdbcFailedSignIns stored, KeyRing keys, Clock clock) {
        this.stored = stored;
        this.keys = keys;
        this.clock = clock;
    }

    /** Tells what is counted for a sign-in, and refuses it while its pause lasts. */
    Try begin(String typed, Source source) {
        return new Try(account(typed), source).refuseWhilePaused();
    }

    /** Forgets an account, wherever it was signed in to from. */
    void forget(String address) {
        stored.forget(account(address));
    }

    private String account(String typed) {
        String name = typed.strip().toLowerCase(Locale.ROOT);
        return HexFormat.of().formatHex(keys.sign("failed sign-in", name.getBytes(StandardCharsets.UTF_8)));
    }

    private static void refuse(Failures failures, Pauses pauses, Instant now) {
        failures.last().ifPresent(last -> {
            Duration rest = Duration.between(now, last.plus(pauses.after(failures.count())));
            if (!rest.isNegative() && !rest.isZero()) {
                throw new TooManyFailures(rest.plusMillis(999).truncatedTo(java.time.temporal.ChronoUnit.SECONDS));
            }
        });
    }

    /** One sign-in at one account from one source. */
    class Try {

        private final String account;
        private final Source source;
        private boolean failedBefore;

        private Try(String account, Source source) {
            this.account = account;
            this.source = source;
        }

        /** Asked before the password is looked at and, where that takes its time, once more after: many tries at once learn no more than as many in a row. */
        Try refuseWhilePaused() {
            Instant now = clock.instant();
            Counted counted = stored.count(account, now.minus(ACCOUNT_MEMORY), source, now.minus(SOURCE_MEMORY));
            failedBefore = counted.here().count() > 0;
            refuse(counted.here(), Pauses.ACCOUNT, now);
            Failures everywhere = counted.everywhere();
            if (everywhere.count() >= Pauses.SOURCE.free()
                    && !stored.isKnown(account, source, now.minus(KNOWN_MEMORY))) {
                refuse(everywhere, Pauses.SOURCE, now);
            }
            return this;
        }

        void failed() {
            Instant now = clock.instant();
            stored.deleteBefore(now.minus(ACCOUNT_MEMORY));
            stored.insert(account, source, now);
        }

        void succeeded() {
            if (failedBefore) {
                stored.delete(account, source);
            }
        }

        void remember() {
            Instant now = clock.instant();
            stored.deleteKnownBefore(now.minus(KNOWN_MEMORY));
            stored.upsertKnown(account, source, now);
        }
    }
}
