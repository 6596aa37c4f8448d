package org.guestflow.policy;

import java.util.Optional;
import org.guestflow.directory.Group;
import org.guestflow.directory.GroupMembership;
import org.guestflow.directory.Sensitivity;
import org.guestflow.directory.Target;

/**
 * A target as the fixed rules see it.
 *
 * @param target which one
 * @param selfService whether its owners may bring guests in by themselves; true for the directory, which has no owners
 * @param sensitivity its label; normal for the directory
 * @param group the group itself, or the one through which an application hands out access
 */
record ProposedTarget(Target target, boolean selfService, Sensitivity sensitivity, Optional<Group> group) {

    static final ProposedTarget DIRECTORY =
            new ProposedTarget(Target.DIRECTORY, true, Sensitivity.NORMAL, Optional.empty());

    boolean is(GroupMembership membership) {
        return group.filter(found -> found.membership() == membership).isPresent();
    }
}
