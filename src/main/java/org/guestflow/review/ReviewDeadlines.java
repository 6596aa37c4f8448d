package org.guestflow.review;

import java.time.Instant;

/**
 * The moments that a review's timers are set to.
 *
 * @param reminderAt when those who were asked are reminded
 * @param sponsorsAt when the guests' sponsors are asked too
 * @param administratorsAt when the administrators are asked too
 * @param endsAt when no answer ends the access
 */
public record ReviewDeadlines(Instant reminderAt, Instant sponsorsAt, Instant administratorsAt, Instant endsAt) {}
