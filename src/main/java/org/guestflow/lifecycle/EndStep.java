package org.guestflow.lifecycle;

import java.time.Instant;
import java.util.Optional;

/**
 * What is to be done about access whose end is near.
 *
 * @param due what is to be done now
 * @param nextAt when to look again; empty where nothing is left to wait for
 */
public record EndStep(Due due, Optional<Instant> nextAt) {

    /** What can be due. */
    public enum Due {
        /** A warning. */
        WARNING("warning"),
        /** Nothing before the next step. */
        NOTHING("nothing"),
        /** The end itself. */
        END("end"),
        /** Nothing at all: the access has got a later end, or is gone already. */
        OVER("over");

        private final String word;

        Due(String word) {
            this.word = word;
        }

        /**
         * Gives the word that the process' gateway reads.
         *
         * @return the word
         */
        public String word() {
            return word;
        }
    }
}
