package org.guestflow.approval;

import java.time.Instant;

/**
 * The moments that a stage's timers are set to.
 *
 * @param reminderAt when its approvers are reminded
 * @param escalationAt when the fallback approvers are asked too
 * @param timeoutAt when no answer means rejected
 */
public record StageDeadlines(Instant reminderAt, Instant escalationAt, Instant timeoutAt) {}
