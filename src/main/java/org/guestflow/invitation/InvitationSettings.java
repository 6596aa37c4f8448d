package org.guestflow.invitation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long an invitation waits (behaviour.md section 3.5).
 *
 * @param expiresAfter from the mail to the link's end
 * @param firstReminderAfter from the mail to the first reminder
 * @param secondReminderAfter from the mail to the second reminder
 * @param waitingRequestsDecidedAgainEvery how often it is looked whether a request that waits for approvers still has its ground
 */
@ConfigurationProperties("guestflow.invitation")
record InvitationSettings(
        @DefaultValue("30d") Duration expiresAfter,
        @DefaultValue("7d") Duration firstReminderAfter,
        @DefaultValue("21d") Duration secondReminderAfter,
        @DefaultValue("1m") Duration waitingRequestsDecidedAgainEvery) {}
