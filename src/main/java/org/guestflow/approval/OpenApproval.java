package org.guestflow.approval;

import java.time.Instant;
import java.util.List;

/**
 * The approval that a request waits for.
 *
 * @param stage number of the open stage, from 1
 * @param stages how many stages there are
 * @param approvers those who may decide on it now
 * @param since when they were asked
 * @param remindableFrom from when on they can be reminded (again)
 */
public record OpenApproval(
        int stage, int stages, List<AskedApprover> approvers, Instant since, Instant remindableFrom) {

    /** Keeps the list as it is. */
    public OpenApproval {
        approvers = List.copyOf(approvers);
    }
}
