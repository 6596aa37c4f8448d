package org.guestflow.review;

import java.time.Instant;
import org.guestflow.directory.Target;
import org.guestflow.shared.RequestId;

/**
 * A review that waits for somebody.
 *
 * @param id the review
 * @param target the group or application
 * @param targetName its name
 * @param endsAt until when answers are taken
 * @param guests of how many guests he may speak
 * @param answered of how many of these something was said
 */
public record WaitingReview(
        RequestId id, Target target, String targetName, Instant endsAt, long guests, long answered) {}
