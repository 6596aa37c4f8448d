package org.guestflow.directory;

import java.time.Instant;
import java.util.Optional;
import org.guestflow.shared.RequestId;

/**
 * What a guest who was deleted had access to.
 *
 * @param target the group or application
 * @param displayName its name at that moment
 * @param request the request by which it was granted; empty where it was granted by hand
 * @param since since when
 * @param endsAt until when; empty where it does not end
 * @param obstacle why it does not come back with the guest; empty where it does
 */
public record KeptAccess(
        Target target,
        String displayName,
        Optional<RequestId> request,
        Instant since,
        Optional<Instant> endsAt,
        Optional<Obstacle> obstacle) {

    /** Why something does not come back. */
    public enum Obstacle {
        /** It is not there any more. */
        GONE,
        /** A rule or another directory decides on it, and gives it again where it is due. */
        NOT_KEPT_BY_HAND,
        /** Its end has passed meanwhile. */
        ENDED
    }
}
