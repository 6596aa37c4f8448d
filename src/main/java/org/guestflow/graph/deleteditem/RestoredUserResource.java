package org.guestflow.graph.deleteditem;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.guestflow.directory.KeptAccess;
import org.guestflow.directory.KeptAccess.Obstacle;
import org.guestflow.directory.RestoredUser;
import org.guestflow.directory.TargetType;
import org.guestflow.graph.user.UserResource;

/**
 * A user who was restored, and what did not come back.
 *
 * @param user the user
 * @param notRestored groups, applications and sponsors that did not come back
 */
record RestoredUserResource(@JsonUnwrapped UserResource user, List<NotRestored> notRestored) {

    /**
     * Something that did not come back.
     *
     * @param kind {@code group}, {@code application} or {@code sponsor}
     * @param id its id
     * @param displayName its name when the user was deleted; absent for a sponsor
     * @param reason {@code gone}, {@code notKeptByHand} where a rule or another directory decides on a group's members, or {@code ended} for access whose end has passed
     */
    record NotRestored(String kind, String id, String displayName, String reason) {

        static NotRestored of(KeptAccess access) {
            return new NotRestored(
                    access.target().type() == TargetType.GROUP ? "group" : "application",
                    access.target().id().toString(),
                    access.displayName(),
                    access.obstacle().map(NotRestored::word).orElseThrow());
        }

        static NotRestored ofSponsor(UUID sponsor) {
            return new NotRestored("sponsor", sponsor.toString(), null, word(Obstacle.GONE));
        }

        private static String word(Obstacle obstacle) {
            return switch (obstacle) {
                case GONE -> "gone";
                case NOT_KEPT_BY_HAND -> "notKeptByHand";
                case ENDED -> "ended";
            };
        }
    }

    static RestoredUserResource of(UserResource user, RestoredUser restored) {
        return new RestoredUserResource(
                user,
                Stream.concat(
                                restored.withoutAccess().stream().map(NotRestored::of),
                                restored.withoutSponsors().stream().map(NotRestored::ofSponsor))
                        .toList());
    }
}
