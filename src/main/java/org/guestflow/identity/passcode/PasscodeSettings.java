package org.guestflow.identity.passcode;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Bounds of signing in by passcode.
 *
 * @param passcodeLifetime how long a code works
 * @param passcodeTries how many guesses a code takes
 * @param passcodesPerHour how many codes may be asked for at one address within an hour
 * @param passcodesPerHourFromSource how many codes may be asked for from one network address within an hour
 */
@ConfigurationProperties("guestflow.sign-in")
record PasscodeSettings(
        @DefaultValue("10m") Duration passcodeLifetime,
        @DefaultValue("5") int passcodeTries,
        @DefaultValue("5") int passcodesPerHour,
        @DefaultValue("300") int passcodesPerHourFromSource) {}
