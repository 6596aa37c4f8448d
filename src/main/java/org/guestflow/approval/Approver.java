package org.guestflow.approval;

import java.util.Optional;
import org.guestflow.directory.User;
import org.guestflow.shared.UserId;

/**
 * Somebody who may decide on a stage.
 *
 * @param person who decides
 * @param standsInFor the absent approver on whose behalf he does; empty for an approver in his own right
 */
record Approver(User person, Optional<User> standsInFor) {

    static Approver inOwnRight(User person) {
        return new Approver(person, Optional.empty());
    }

    UserId id() {
        return person.id();
    }

    /** The engine's user id. */
    String engineUser() {
        return person.mail().toString();
    }
}
