package org.guestflow.review;

import java.util.Optional;
import org.guestflow.directory.User;

/**
 * What came of a review for one guest.
 *
 * @param review the review
 * @param targetName the group's or application's name
 * @param entry what was said and what came of it
 * @param guest the guest; empty where the account is gone
 * @param answeredBy who said it; empty where nobody did, or the account is gone
 */
public record ReviewResult(
        Review review, String targetName, ReviewEntry entry, Optional<User> guest, Optional<User> answeredBy) {}
