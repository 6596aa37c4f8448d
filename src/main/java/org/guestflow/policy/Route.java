package org.guestflow.policy;

/** The way by which a guest comes in; an input of the decision table. */
public enum Route {
    /** The guest redeems. */
    INVITATION("invitation"),
    /** An inviter with the enumeration privilege vouches (behaviour.md section 5). */
    DIRECT_ADDITION("directAddition");

    private final String word;

    Route(String word) {
        this.word = word;
    }

    /** The word that the decision table knows it by. */
    String word() {
        return word;
    }
}
