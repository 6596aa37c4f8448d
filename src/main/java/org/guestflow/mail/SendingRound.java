package org.guestflow.mail;

import java.util.UUID;

/**
 * One round of attempts to send a notice. Its name is the scheduler's: a new round is a new task, which nothing that is left of an earlier one can be taken for.
 *
 * @param notice the row
 * @param attemptsBefore how many attempts earlier rounds have used
 */
record SendingRound(UUID notice, int attemptsBefore) {

    private static final char SEPARATOR = '/';

    static SendingRound parse(String name) {
        int at = name.indexOf(SEPARATOR);
        return new SendingRound(UUID.fromString(name.substring(0, at)), Integer.parseInt(name.substring(at + 1)));
    }

    String name() {
        return notice + String.valueOf(SEPARATOR) + attemptsBefore;
    }
}
