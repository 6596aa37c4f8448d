package org.guestflow.bulk;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.guestflow.invitation.Preview;

/** What would become, or what became, of a row. */
public enum RowResult {
    /** A mail with a link goes out. */
    INVITED,
    /** A guest who is here already gets the access at once. */
    ADDED,
    /** Approvers are asked first. */
    APPROVAL,
    /** Cannot be told before the limit of invitations allows another one (behaviour.md section 2, rule 9). */
    LATER,
    /** The person has the access. */
    ALREADY_IN,
    /** Somebody has asked for the same already. */
    ALREADY_REQUESTED,
    /** The decision table denies it. */
    DENIED,
    /** One of the fixed rules refuses it. */
    REFUSED,
    /** The row itself cannot be understood. */
    FAULTY,
    /** An earlier row names the same address. */
    DUPLICATE,
    /** Something went wrong that nobody expects, several times. */
    FAILED;

    /**
     * Tells whether the row is asked for when the uploader says so.
     *
     * @return true where asking makes sense
     */
    public boolean isWorthAsking() {
        return this == INVITED || this == ADDED || this == APPROVAL || this == LATER;
    }

    /**
     * Tells whether somebody may want to do something about the row.
     *
     * @return true where the person does not get the access and nobody decides on it
     */
    public boolean isProblem() {
        return this == DENIED || this == REFUSED || this == FAULTY || this == FAILED;
    }

    /**
     * Gives the result as tables, pages and result files have it.
     *
     * @return the name in lower case, with hyphens
     */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static RowResult ofStored(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    static RowResult of(Preview.Verdict verdict) {
        return valueOf(verdict.name());
    }

    static List<String> worthAsking() {
        return Arrays.stream(values())
                .filter(RowResult::isWorthAsking)
                .map(RowResult::word)
                .toList();
    }

    static List<String> problems() {
        return Arrays.stream(values())
                .filter(RowResult::isProblem)
                .map(RowResult::word)
                .toList();
    }
}
