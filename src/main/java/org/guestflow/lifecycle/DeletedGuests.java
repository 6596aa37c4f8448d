package org.guestflow.lifecycle;

import org.guestflow.directory.DeletedUser;
import org.guestflow.directory.DeletedUsers;
import org.guestflow.directory.RestoredUser;
import org.guestflow.directory.User;
import org.guestflow.policy.Policy;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How guests who were deleted come back, as far as policy lets them, and how they are removed for good. */
@Service
@Transactional
public class DeletedGuests {

    private final DeletedUsers deleted;
    private final Policy policy;
    private final LifecycleSettings settings;

    DeletedGuests(DeletedUsers deleted, Policy policy, LifecycleSettings settings) {
        this.deleted = deleted;
        this.policy = policy;
        this.settings = settings;
    }

    /**
     * Restores a guest with sponsors, groups, applications and end dates, as {@link DeletedUsers#restore} says. The address's domain must be welcome at this moment, and there must be room within the quotas:
     * unlike a blocked guest this one was gone.
     *
     * @param guest the object id
     * @param administrator who decides it
     * @return the guest, and what did not come back
     * @throws RuleViolation {@code UnknownDeletedUser}, {@code AddressTaken}, or the rule about addresses or quotas that refuses; nothing is changed then
     */
    public RestoredUser restore(UserId guest, User administrator) throws RuleViolation {
        DeletedUser found = deleted.hold(guest);
        policy.checkReturn(found.account().user(), administrator);
        return deleted.restore(guest, administrator.id());
    }

    /**
     * Removes guests for good whom nobody can restore any more; a limited number, so that the transaction stays small.
     *
     * @return whether there were any
     */
    public boolean removeOverdue() {
        return deleted.removeOverdue(settings.atOnce()) > 0;
    }
}
