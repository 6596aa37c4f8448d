package org.guestflow.approval;

import java.util.List;
import java.util.stream.Stream;

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

    Candidates with(List<String> further) {
        return new Candidates(Stream.concat(users.stream(), further.stream()).toList(), groups);
    }
}
