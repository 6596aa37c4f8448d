package org.guestflow.review;

import java.time.Instant;
import java.util.Optional;
import org.guestflow.directory.Target;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.UserId;

/**
 * A review of one group's or application's guests, as it stood when it was read.
 *
 * @param id its id, the business key of its process instance
 * @param target the group or application
 * @param state how far it has come
 * @param startedBy the administrator who started it; empty for the daily round
 * @param startedAt when it started; who came later is the next review's
 * @param endsAt until when answers are taken
 * @param taskId the engine's task while answers are taken
 * @param sponsorsAskedAt since when the guests' sponsors are asked too
 * @param administratorsAskedAt since when the administrators are asked too
 * @param closedAt since when no more answers are taken
 * @param closedBy who finished it; empty where the time was over
 * @param finishedAt when every answer was applied
 */
public record Review(
        RequestId id,
        Target target,
        ReviewState state,
        Optional<UserId> startedBy,
        Instant startedAt,
        Instant endsAt,
        Optional<String> taskId,
        Optional<Instant> sponsorsAskedAt,
        Optional<Instant> administratorsAskedAt,
        Optional<Instant> closedAt,
        Optional<UserId> closedBy,
        Optional<Instant> finishedAt) {

    /** Whether answers are taken at a moment: the review may be over before its process has noticed. */
    boolean isOpenAt(Instant moment) {
        return state == ReviewState.OPEN && moment.isBefore(endsAt);
    }
}
