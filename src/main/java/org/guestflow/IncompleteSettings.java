package org.guestflow;

import java.util.List;

/** Says which settings an administrator has still to make, or to make otherwise; their values, some of them secret, are not in it. */
class IncompleteSettings extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    IncompleteSettings(List<String> problems) {
        super(String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    List<String> problems() {
        return problems;
    }
}
