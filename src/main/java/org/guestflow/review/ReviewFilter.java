package org.guestflow.review;

import java.util.Optional;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.UserId;

/**
 * Which reviews to list.
 *
 * @param state only those that have come so far
 * @param review only this one
 * @param guest only what was said of this guest
 * @param answeredBy only what this reviewer said
 */
public record ReviewFilter(
        Optional<ReviewState> state, Optional<RequestId> review, Optional<UserId> guest, Optional<UserId> answeredBy) {

    /**
     * Whatever was said of a guest.
     *
     * @param guest the guest
     * @return which reviews' results to list
     */
    public static ReviewFilter of(UserId guest) {
        return new ReviewFilter(Optional.empty(), Optional.empty(), Optional.of(guest), Optional.empty());
    }

    /**
     * Whatever a reviewer said.
     *
     * @param reviewer the reviewer
     * @return which reviews' results to list
     */
    public static ReviewFilter answeredBy(UserId reviewer) {
        return new ReviewFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(reviewer));
    }
}
