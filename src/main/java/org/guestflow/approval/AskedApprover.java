package org.guestflow.approval;

import java.util.Optional;
import org.guestflow.directory.User;

/**
 * Somebody who is asked to decide, as people are shown him.
 *
 * @param name his name
 * @param standsInFor the name of the absent approver for whom he stands in; empty for an approver in his own right
 */
public record AskedApprover(String name, Optional<String> standsInFor) {

    static AskedApprover of(Approver approver) {
        return new AskedApprover(
                approver.person().displayName(), approver.standsInFor().map(User::displayName));
    }
}
