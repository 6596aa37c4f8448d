package org.guestflow.approval;

import java.util.List;

/**
 * Whom the engine offers a stage's task to.
 *
 * @param users engine user ids, which are addresses of members
 * @param groups engine group ids
 */
public record Candidates(List<String> users, List<String> groups) {

    /** The engine's group of the administrators. */
    public static final String ADMINISTRATORS = "camunda-admin";

    /** Copies the lists. */
    public Candidates {
        users = List.copyOf(users);
        groups = List.copyOf(groups);
    }
}
