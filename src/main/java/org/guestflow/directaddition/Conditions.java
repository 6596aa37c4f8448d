package org.guestflow.directaddition;

import java.util.Optional;
import org.guestflow.directory.Organisation;
import org.guestflow.directory.Organisations;
import org.guestflow.directory.Target;
import org.guestflow.directory.User;
import org.guestflow.partner.Partner;
import org.springframework.stereotype.Component;

/** The conditions of direct addition that Guestflow's own tables answer (behaviour.md section 5); the enumeration privilege is the partner's to tell. */
@Component
class Conditions {

    private final Organisations organisations;

    Conditions(Organisations organisations) {
        this.organisations = organisations;
    }

    /** Names the first condition that is not met. */
    Optional<NotDirect> unmet(Partner partner, User inviter, Target target) {
        if (!partner.takesDirectAdditions()) {
            return Optional.of(NotDirect.DIRECT_ADDITION_OFF);
        }
        if (!speaksFor(partner, inviter)) {
            return Optional.of(NotDirect.INVITER_NOT_OF_PARTNER);
        }
        if (!inviter.isGuestInviter() && !inviter.isAdministrator()) {
            return Optional.of(NotDirect.GUEST_INVITER_ROLE_MISSING);
        }
        return partner.targets().contains(target)
                ? Optional.empty()
                : Optional.of(NotDirect.TARGET_NOT_OPEN_TO_PARTNER);
    }

    boolean speaksFor(Partner partner, User inviter) {
        boolean assigned = !inviter.isGuest() && partner.assignedMembers().contains(inviter.id());
        return assigned || isOf(partner, inviter);
    }

    private boolean isOf(Partner partner, User inviter) {
        return inviter.hasAccepted()
                && organisations
                        .findByDomain(inviter.mail().domain())
                        .map(Organisation::id)
                        .filter(partner.id()::equals)
                        .isPresent();
    }
}
