package org.guestflow.directory;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What the directory is told of the organisation.
 *
 * @param zone the zone of people whose own is not known
 * @param restorableFor for how long a guest who was deleted can be restored
 */
@Validated
@ConfigurationProperties("guestflow.directory")
record DirectorySettings(
        @DefaultValue("UTC") ZoneId zone,
        @DefaultValue("30d") @NotNull Duration restorableFor) {

    @AssertTrue(message = "restorable-for is longer than nothing")
    boolean isRestorableForSomeTime() {
        return !restorableFor.isZero() && !restorableFor.isNegative();
    }

    Instant restorableUntil(Instant deletedAt) {
        return deletedAt.plus(restorableFor);
    }
}
