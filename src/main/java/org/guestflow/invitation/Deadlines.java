package org.guestflow.invitation;

import java.time.Instant;

/**
 * The moments that a waiting invitation's timers are set to.
 *
 * @param firstReminderAt when the guest is reminded
 * @param secondReminderAt when the guest is reminded again
 * @param expiresAt when the link dies
 */
public record Deadlines(Instant firstReminderAt, Instant secondReminderAt, Instant expiresAt) {}
