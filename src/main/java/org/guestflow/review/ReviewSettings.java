package org.guestflow.review;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.scheduling.support.CronExpression;
import org.springframework.validation.annotation.Validated;

/**
 * How often guests are reviewed, and how long those have who answer for them (behaviour.md section 7).
 *
 * @param dailyAt when the nightly round looks for reviews that are due: second, minute, hour, day of the month, month, day of the week, by the server's clock
 * @param interval time from a review, or from the first guest, to the next review
 * @param reminderAfterWorkingDays working days until those who were asked are reminded
 * @param sponsorsAfterWorkingDays working days until the guests' sponsors are asked too
 * @param administratorsAfterWorkingDays working days until the administrators are asked too
 * @param endsAfter time until no answer ends the access
 * @param longestAccess how far away the day may be until which a guest is kept whose access has no end; where it has one, a later day is an extension, on which policy decides
 * @param keepFor how long after its end a review is kept, with what was said in it; the audit trail has it for as long as it is kept itself
 * @param stepSize how many reviews are started, and how many answers applied, in one transaction
 */
@Validated
@ConfigurationProperties("guestflow.review")
record ReviewSettings(
        @DefaultValue("0 0 2 * * ?") @NotNull String dailyAt,
        @DefaultValue("180d") Duration interval,
        @DefaultValue("5") @Positive int reminderAfterWorkingDays,
        @DefaultValue("10") @Positive int sponsorsAfterWorkingDays,
        @DefaultValue("15") @Positive int administratorsAfterWorkingDays,
        @DefaultValue("30d") Duration endsAfter,
        @DefaultValue("365d") Duration longestAccess,
        @DefaultValue("1095d") Duration keepFor,
        @DefaultValue("50") @Positive int stepSize) {

    /** Refuses times that are none, and an escalation before what it escalates from. */
    ReviewSettings {
        if (Stream.of(interval, endsAfter, longestAccess).anyMatch(time -> time.compareTo(Duration.ofDays(1)) < 0)) {
            throw new IllegalArgumentException(
                    "guestflow.review.interval, .ends-after and .longest-access are a day or more");
        }
        if (endsAfter.compareTo(interval) >= 0) {
            throw new IllegalArgumentException("guestflow.review.ends-after is shorter than guestflow.review.interval");
        }
        if (keepFor.compareTo(interval) < 0) {
            throw new IllegalArgumentException(
                    "guestflow.review.keep-for is not shorter than guestflow.review.interval");
        }
        if (sponsorsAfterWorkingDays > administratorsAfterWorkingDays) {
            throw new IllegalArgumentException(
                    "guestflow.review.sponsors-after-working-days is not more than .administrators-after-working-days");
        }
    }

    @AssertTrue(message = "daily-at has six fields, such as 0 0 2 * * ?")
    boolean isDailyAtUnderstood() {
        return CronExpression.isValidExpression(dailyAt);
    }
}
