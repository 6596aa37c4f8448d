package org.guestflow.harness;

/**
 * Something that holds whatever goes wrong.
 *
 * @param name what holds
 * @param kind what it means when it does not
 * @param violations SQL that selects one text for each violation
 */
record Invariant(String name, Kind kind, String violations) {

    /** What a violation means. */
    enum Kind {
        /** Something that was promised is not there. */
        LOST,
        /** Something is there twice. */
        DOUBLED,
        /** Somebody is in who does not belong. */
        UNFOUNDED,
        /** Something waits for ever. */
        STUCK
    }
}
