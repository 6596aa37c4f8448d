package org.guestflow.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.guestflow.policy.Decision.Outcome;
import org.junit.jupiter.api.Test;

class DecisionTest {

    private static final Instant GRANTED = Instant.parse("2026-11-23T10:15:00Z");
    private final Decision decision =
            new Decision(Outcome.GO_AHEAD, "MemberToNormal", List.of(), Duration.ofDays(365), false, Map.of());

    @Test
    void accessLastsUntilTheEndOfTheDayAskedForInUtc() {
        assertThat(decision.accessEnd(Optional.of(LocalDate.of(2026, 12, 31)), GRANTED))
                .isEqualTo("2027-01-01T00:00:00Z");
    }

    @Test
    void accessLasts180DaysWhereNothingIsAskedFor() {
        assertThat(decision.accessEnd(Optional.empty(), GRANTED)).isEqualTo(GRANTED.plus(Duration.ofDays(180)));
    }

    @Test
    void accessThatIsAskedForTooLongIsCutAndNotRefused() {
        assertThat(decision.accessEnd(Optional.of(LocalDate.of(9999, 12, 31)), GRANTED))
                .isEqualTo(GRANTED.plus(Duration.ofDays(365)));
    }

    @Test
    void theUsualTimeIsCutTooWherePolicyAllowsLess() {
        Decision strict = new Decision(Outcome.GO_AHEAD, "Strict", List.of(), Duration.ofDays(30), false, Map.of());

        assertThat(strict.accessEnd(Optional.empty(), GRANTED)).isEqualTo(GRANTED.plus(Duration.ofDays(30)));
    }
}
