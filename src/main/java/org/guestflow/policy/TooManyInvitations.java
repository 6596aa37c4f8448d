package org.guestflow.policy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.RuleViolation.Kind;
import org.guestflow.shared.UserId;

/** Invitations of one inviter, and of all together, are limited for each hour (rule 9). */
class TooManyInvitations implements FixedRule {

    private static final Duration PERIOD = Duration.ofHours(1);
    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);

    /** So near to the limit requests are counted one after the other; more than this many are not under way at once. */
    private static final long NEAR = 100;

    /** So far from the limit what was counted a second ago will do: not as many are asked for within it. */
    private static final long FAR = 2_000;

    private static final Duration QUICKLY = Duration.ofSeconds(1);

    private final InvitationCounts counts;
    private final JdbcTurns turns;
    private final Clock clock;
    private final Cache<String, Long> counted =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofSeconds(1)).build();

    TooManyInvitations(InvitationCounts counts, JdbcTurns turns, Clock clock) {
        this.counts = counts;
        this.turns = turns;
        this.clock = clock;
    }

    @Override
    public Optional<RuleViolation> refusal(Proposal proposal) {
        UserId inviter = proposal.inviter().id();
        TenantSettings settings = proposal.settings();
        if (isReached(
                settings.invitationsPerInviter(), inviter.toString(), since -> counts.byInviter(inviter, since))) {
            return Optional.of(refusalOf(
                    "The inviter has asked for " + settings.invitationsPerInviter()
                            + " invitations within an hour, as many as are allowed.",
                    Optional.of(inviter)));
        }
        if (isReached(settings.invitationsPerTenant(), "tenant", counts::ofTenant)) {
            return Optional.of(refusalOf(
                    "The organisation has asked for as many invitations within an hour as are allowed.",
                    Optional.empty()));
        }
        return Optional.empty();
    }

    private boolean isReached(int limit, String whose, ToLongFunction<Instant> count) {
        Long lately = counted.getIfPresent(whose);
        if (lately != null && lately + FAR < limit) {
            return false;
        }
        Instant since = clock.instant().minus(PERIOD);
        long begun = System.nanoTime();
        long now = count.applyAsLong(since);
        if (System.nanoTime() - begun < QUICKLY.toNanos()) {
            counted.put(whose, now);
        }
        if (now + NEAR < limit) {
            return false;
        }
        turns.await(whose);
        return count.applyAsLong(since) >= limit;
    }

    private RuleViolation refusalOf(String message, Optional<UserId> inviter) {
        Duration wait = counts.untilNextIsAllowed(inviter, PERIOD);
        return new RuleViolation(
                "TooManyInvitations",
                Kind.TOO_MANY,
                message,
                "Wait, or ask an administrator to raise the limit.",
                wait.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : wait);
    }
}
