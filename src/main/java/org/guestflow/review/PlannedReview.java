package org.guestflow.review;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.guestflow.directory.Target;

/**
 * When a group or application with guests was and will be reviewed.
 *
 * @param target the group or application
 * @param displayName its name
 * @param guests how many guests there are
 * @param lastAt when the last review started; empty for never
 * @param running whether that one is still running
 * @param dueAt when the next one is due; empty where there will be none
 * @param leftOut why there will be none
 */
public record PlannedReview(
        Target target,
        String displayName,
        long guests,
        Optional<Instant> lastAt,
        boolean running,
        Optional<Instant> dueAt,
        Optional<LeftOut> leftOut) {

    /** Why a group or application is not reviewed: an answer could not end anybody's access there. */
    public enum LeftOut {
        /** A rule computes who is in it. */
        DYNAMIC,
        /** It is mastered in another directory. */
        SYNCED,
        /** Access to the application is membership of a group, which has reviews of its own. */
        THROUGH_GROUP;

        /**
         * Gives the reason as pages name it.
         *
         * @return the name in lower case with hyphens
         */
        public String stored() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * Tells whether a review can be started.
     *
     * @return false while one is running, and where an answer could end nobody's access
     */
    public boolean isStartable() {
        return !running && leftOut.isEmpty();
    }

    boolean isDueAt(Instant moment) {
        return isStartable() && dueAt.filter(due -> !due.isAfter(moment)).isPresent();
    }
}
