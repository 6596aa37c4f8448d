package org.guestflow.invitation;

import java.util.List;
import java.util.Set;
import org.guestflow.shared.RequestId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Decides again on requests that are still open, and ends those that have lost their ground or their purpose (behaviour.md section 9). */
@Service
@Transactional
public class OpenRequests {

    private final JdbcInvitations invitations;
    private final RequestFacts facts;
    private final InvitationProcess process;

    OpenRequests(JdbcInvitations invitations, RequestFacts facts, InvitationProcess process) {
        this.invitations = invitations;
        this.facts = facts;
        this.process = process;
    }

    /**
     * Lists everything that is open.
     *
     * @return the invitations that wait for approvers or guests
     */
    @Transactional(readOnly = true)
    public List<RequestId> all() {
        return invitations.in(Set.of(InvitationState.AWAITING_APPROVAL, InvitationState.PENDING_ACCEPTANCE));
    }

    /**
     * Lists what approvers are asked about.
     *
     * @return the invitations that wait for approvers
     */
    @Transactional(readOnly = true)
    public List<RequestId> awaitingApproval() {
        return invitations.in(Set.of(InvitationState.AWAITING_APPROVAL));
    }

    /**
     * Ends a request where the guest has come to the access in another way, or where the rules would refuse it now; else leaves it as it is.
     *
     * @param id the invitation
     */
    public void decideAgain(RequestId id) {
        invitations.lock(id).filter(invitation -> invitation.state().isOpen()).ifPresent(this::decideAgain);
    }

    private void decideAgain(Invitation invitation) {
        if (facts.isSettled(invitation)) {
            process.guestAddedMeanwhile(invitation.id());
        } else if (facts.refusalOf(invitation).isPresent()) {
            process.noLongerAllowed(invitation.id());
        }
    }
}
