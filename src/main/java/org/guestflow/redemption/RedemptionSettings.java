package org.guestflow.redemption;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How addresses are proven (behaviour.md section 4.2).
 *
 * @param passcodeLifetime how long a code works; at most 10 minutes are advisable (OWASP ASVS 5.0, 6.6.3)
 * @param passcodeTries how many guesses a code takes
 * @param passcodesPerHour how many codes an address is mailed within an hour, whatever the number of its invitations
 * @param passcodesPerHourFromSource how many codes one network address can ask for within an hour; many guests may share one
 * @param abandonedAfter how long a redemption that was begun stays open
 */
@Validated
@ConfigurationProperties("guestflow.redemption")
record RedemptionSettings(
        @DefaultValue("10m") @NotNull Duration passcodeLifetime,
        @DefaultValue("5") @Positive int passcodeTries,
        @DefaultValue("5") @Positive int passcodesPerHour,
        @DefaultValue("300") @Positive int passcodesPerHourFromSource,
        @DefaultValue("24h") @NotNull Duration abandonedAfter) {}
