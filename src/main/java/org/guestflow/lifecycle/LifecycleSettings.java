package org.guestflow.lifecycle;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.scheduling.support.CronExpression;
import org.springframework.validation.annotation.Validated;

/**
 * When guests are warned, blocked and deleted (behaviour.md section 7).
 *
 * @param dailyAt when the daily process looks at all guests: second, minute, hour, day of the month, month, day of the week, by the server's clock
 * @param warningsBeforeEnd how long before the end of access its user and the sponsors are warned
 * @param inactiveAfter for how long a guest has not signed in who is inactive
 * @param inactiveWithoutAccessAfter for how long a guest has had no access who is inactive
 * @param noticeBeforeBlock from the notice to the block
 * @param deleteAfterBlock from the block to the deletion; until then an administrator can restore the guest
 * @param atOnce how many process instances one transaction of the daily process begins, and how many deleted guests it removes
 */
@Validated
@ConfigurationProperties("guestflow.lifecycle")
record LifecycleSettings(
        @DefaultValue("0 30 2 * * ?") @NotNull String dailyAt,
        @DefaultValue({"14d", "3d"}) @NotEmpty List<Duration> warningsBeforeEnd,
        @DefaultValue("90d") @NotNull Duration inactiveAfter,
        @DefaultValue("30d") @NotNull Duration inactiveWithoutAccessAfter,
        @DefaultValue("14d") @NotNull Duration noticeBeforeBlock,
        @DefaultValue("30d") @NotNull Duration deleteAfterBlock,
        @DefaultValue("100") @Positive @Max(1000) int atOnce) {

    LifecycleSettings {
        warningsBeforeEnd = List.copyOf(warningsBeforeEnd);
    }

    @AssertTrue(message = "daily-at has six fields, such as 0 30 2 * * ?")
    boolean isDailyAtUnderstood() {
        return CronExpression.isValidExpression(dailyAt);
    }

    @AssertTrue(message = "every time is longer than nothing")
    boolean areTimesPositive() {
        return Stream.concat(
                        warningsBeforeEnd.stream(),
                        Stream.of(inactiveAfter, inactiveWithoutAccessAfter, noticeBeforeBlock, deleteAfterBlock))
                .allMatch(time -> !time.isZero() && !time.isNegative());
    }

    Instant notSeenSince(Instant now) {
        return now.minus(inactiveAfter);
    }

    Instant noAccessSince(Instant now) {
        return now.minus(inactiveWithoutAccessAfter);
    }

    Duration firstWarning() {
        return warningsBeforeEnd.stream().max(Comparator.naturalOrder()).orElseThrow();
    }
}
