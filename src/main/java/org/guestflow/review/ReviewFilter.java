package org.guestflow.review;

import java.util.Optional;
import org.guestflow.shared.RequestId;

/**
 * Which reviews to list.
 *
 * @param state only those that have come so far
 * @param review only this one
 */
public record ReviewFilter(Optional<ReviewState> state, Optional<RequestId> review) {}
