package org.guestflow.approval;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long approvers have (behaviour.md sections 3.2 and 9).
 *
 * @param reminderAfterWorkingDays working days until the approvers are reminded
 * @param escalationAfterWorkingDays working days until the fallback approvers are asked too
 * @param timeoutAfter time until no answer means rejected
 * @param zone the zone of the host's calendar
 * @param holidays days of the host's calendar on which nobody works, besides Saturdays and Sundays
 */
@ConfigurationProperties("guestflow.approval")
record ApprovalSettings(
        @DefaultValue("2") int reminderAfterWorkingDays,
        @DefaultValue("5") int escalationAfterWorkingDays,
        @DefaultValue("14d") Duration timeoutAfter,
        @DefaultValue("UTC") ZoneId zone,
        @DefaultValue Set<LocalDate> holidays) {}
