package org.guestflow.approval;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.guestflow.shared.UserId;

/**
 * Absences because of which waiting tasks are to be offered anew.
 *
 * @param begun those that have begun since tasks were last offered
 * @param over those that are over
 */
public record DueAbsences(List<Absence> begun, List<Absence> over) {

    /** Copies the lists. */
    public DueAbsences {
        begun = List.copyOf(begun);
        over = List.copyOf(over);
    }

    boolean isEmpty() {
        return begun.isEmpty() && over.isEmpty();
    }

    /** Who has just gone away. */
    Set<UserId> absent() {
        return begun.stream().map(Absence::user).collect(Collectors.toUnmodifiableSet());
    }
}
