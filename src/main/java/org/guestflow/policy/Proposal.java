package org.guestflow.policy;

import java.time.LocalDate;
import java.util.Optional;
import org.guestflow.directory.TargetType;
import org.guestflow.directory.User;
import org.guestflow.shared.DomainName;
import org.guestflow.shared.EmailAddress;

/**
 * A request as the fixed rules see it, with what it names looked up; what was not found is empty until the rule that refuses it has its turn.
 *
 * @param inviter the authenticated caller
 * @param settings the tenant's settings at this moment
 * @param named the target as named
 * @param found the target
 * @param address the normalised address
 * @param accessEndDate the last day of access, as asked for
 * @param account the account that is to prove the address anew; empty where somebody is to come in
 */
record Proposal(
        User inviter,
        TenantSettings settings,
        NamedTarget named,
        Optional<ProposedTarget> found,
        Optional<EmailAddress> address,
        Optional<LocalDate> accessEndDate,
        Optional<User> account) {

    /** The target, for the rules after the one that refuses an unknown one. */
    ProposedTarget target() {
        return found.orElseThrow(() -> new IllegalStateException("an unknown target is refused before"));
    }

    /** The address, for the rules after the one that refuses a malformed one. */
    EmailAddress invitee() {
        return address.orElseThrow(() -> new IllegalStateException("a malformed address is refused before"));
    }

    DomainName domain() {
        return invitee().domain();
    }

    /** Whether nothing is asked for but that an account proves its address anew; whose business that is, is no question of targets. */
    boolean isForAccountOnly() {
        return account.isPresent() && isFor(TargetType.DIRECTORY);
    }

    boolean isFor(TargetType type) {
        return target().target().type() == type;
    }
}
