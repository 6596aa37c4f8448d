package org.guestflow.directory;

import java.util.List;

/**
 * An external user who is to be inserted.
 *
 * @param user the user
 * @param sponsors who is to answer for him, in their order, as far as they are there when the insertion begins
 */
record Newcomer(User user, List<Sponsor> sponsors) {

    Newcomer {
        sponsors = List.copyOf(sponsors);
    }
}
