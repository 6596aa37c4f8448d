package org.guestflow.policy;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.RuleViolation.Kind;

/**
 * The last day of access, where one is asked for, is today or later, in UTC, and a date that people write (RFC 3339: four digits to the year).
 *
 * <p>How long access lasts at most is the decision table's business: it cuts what is too long instead of refusing it.
 */
class AccessEndDateInvalid implements FixedRule {

    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    private final Clock clock;

    AccessEndDateInvalid(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Optional<RuleViolation> refusal(Proposal proposal) {
        LocalDate today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
        return proposal.accessEndDate()
                .filter(day -> day.isBefore(today) || day.isAfter(LAST))
                .map(day -> new RuleViolation(
                        "AccessEndDateInvalid",
                        Kind.INVALID,
                        "The end date of access has passed, or is no date of this age.",
                        "Whoever asks can give today's date or a later one, or none for the usual time."));
    }
}
