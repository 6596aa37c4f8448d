package org.guestflow.compliance;

import java.time.Period;
import java.util.Objects;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the audit trail is looked after. The times are the engine's cron expressions (seconds, minutes, hours, day of month, month, day of week).
 *
 * @param verificationCycle when it is checked
 * @param verifiedAtOnce how many entries are checked in one step; a step has to be done long before its job's lock ends
 * @param retentionCycle when old entries are removed
 * @param keepFor how long entries are kept, for example {@code 10y}; for ever where nothing is said
 */
@ConfigurationProperties("guestflow.audit")
record AuditSettings(
        @DefaultValue("0 0 2 * * ?") String verificationCycle,
        @DefaultValue("100000") int verifiedAtOnce,
        @DefaultValue("0 30 2 * * ?") String retentionCycle,
        Optional<Period> keepFor) {

    AuditSettings {
        if (verifiedAtOnce < 1) {
            throw new IllegalArgumentException("guestflow.audit.verified-at-once is a whole number from 1");
        }
        keepFor = Objects.requireNonNullElse(keepFor, Optional.empty());
    }
}
