package org.guestflow.policy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.guestflow.directory.User;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Component;

/** How many invitations there may be within an hour (behaviour.md section 2, rule 9). Counted in the table that all nodes share. */
@Component
class RateRule {

    private static final Duration PERIOD = Duration.ofHours(1);

    private final JdbcSettings settings;
    private final InvitationCounts counts;
    private final Clock clock;

    RateRule(JdbcSettings settings, InvitationCounts counts, Clock clock) {
        this.settings = settings;
        this.counts = counts;
        this.clock = clock;
    }

    void check(User inviter) throws RuleViolation {
        TenantSettings limits = settings.read();
        Instant since = clock.instant().minus(PERIOD);
        if (counts.byInviter(inviter.id(), since) >= limits.invitationsPerInviter()) {
            throw tooMany(
                    "This inviter has invited as many people as one may within an hour.", Optional.of(inviter.id()));
        }
        if (counts.ofTenant(since) >= limits.invitationsPerTenant()) {
            throw tooMany("The organisation has invited as many people as it may within an hour.", Optional.empty());
        }
    }

    private RuleViolation tooMany(String message, Optional<UserId> inviter) {
        return new RuleViolation(
                "TooManyInvitations",
                RuleViolation.Kind.TOO_MANY,
                message,
                "Try again later; an administrator can raise the limit.",
                counts.untilNextIsAllowed(inviter, PERIOD));
    }
}
