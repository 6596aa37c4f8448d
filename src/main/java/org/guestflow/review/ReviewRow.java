package org.guestflow.review;

import java.util.Optional;
import org.guestflow.directory.GuestOfTarget;
import org.guestflow.directory.User;
import org.guestflow.shared.UserId;

/**
 * A guest on a review's page.
 *
 * @param guest the guest's id
 * @param user the guest; empty where the account is gone
 * @param access the access that is reviewed, as the directory has it now; empty where it has ended
 * @param entry what was said of him and what came of it
 * @param answeredBy the name of who said it; empty where nobody did, or the account is gone
 * @param answerable whether whoever looks may speak of him now
 */
public record ReviewRow(
        UserId guest,
        Optional<User> user,
        Optional<GuestOfTarget> access,
        ReviewEntry entry,
        Optional<String> answeredBy,
        boolean answerable) {}
