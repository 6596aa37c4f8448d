package org.guestflow.bulk;

import java.util.UUID;

/**
 * A step of an upload that is carried out in the background.
 *
 * @param upload which one
 * @param state what is done: {@link BulkState#CHECKING} or {@link BulkState#INVITING}
 */
record BulkStep(UUID upload, BulkState state) {

    private static final char SEPARATOR = '/';

    static BulkStep parse(String name) {
        int at = name.indexOf(SEPARATOR);
        return new BulkStep(UUID.fromString(name.substring(0, at)), BulkState.ofStored(name.substring(at + 1)));
    }

    String name() {
        return upload + String.valueOf(SEPARATOR) + state.word();
    }
}
