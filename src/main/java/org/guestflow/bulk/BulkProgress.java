package org.guestflow.bulk;

import java.time.Instant;
import java.util.Locale;

/**
 * What a round of inviting has come to.
 *
 * @param next what follows
 * @param notBefore when the next round is due, where one is
 * @param askedFor how many rows of the upload have their outcome by now
 * @param problems how many rows have come to nothing
 */
public record BulkProgress(Next next, Instant notBefore, int askedFor, int problems) {

    /** What follows a round. */
    public enum Next {
        /** Another round. */
        NOW,
        /** Another round, after a pause. */
        LATER,
        /** Nothing: no row is left, or the upload is not under way any more. */
        NOTHING;

        /**
         * Gives the word that the process' gateway reads.
         *
         * @return the name in lower case
         */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
