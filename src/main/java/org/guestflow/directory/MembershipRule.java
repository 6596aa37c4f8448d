package org.guestflow.directory;

import java.util.Arrays;
import java.util.Optional;

/** The rules that compute a dynamic group's members, as far as Entra's language is understood here; the database takes no other. */
public enum MembershipRule {
    /** Every member is in the group. */
    MEMBERS("user.userType -eq \"Member\""),
    /** Every guest is in the group. */
    GUESTS("user.userType -eq \"Guest\"");

    private final String text;

    MembershipRule(String text) {
        this.text = text;
    }

    /**
     * Finds a rule.
     *
     * @param text the rule in Entra's language
     * @return the rule; empty where it is not understood
     */
    public static Optional<MembershipRule> of(String text) {
        return Arrays.stream(values()).filter(rule -> rule.text.equals(text)).findFirst();
    }

    /**
     * Gives the rule in Entra's language.
     *
     * @return its text, as it is stored
     */
    public String text() {
        return text;
    }
}
