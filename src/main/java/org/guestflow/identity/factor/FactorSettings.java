package org.guestflow.identity.factor;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Bounds of second factors.
 *
 * @param tries how many codes of one user may be tried within the window
 * @param window how long tries are counted together
 * @param stepUpAfter how old a proof may be where something is administered or approved
 */
@ConfigurationProperties("guestflow.sign-in.second-factor")
public record FactorSettings(
        @DefaultValue("5") int tries,
        @DefaultValue("15m") Duration window,
        @DefaultValue("15m") Duration stepUpAfter) {}
