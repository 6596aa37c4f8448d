package org.guestflow.invitation;

import java.util.List;
import java.util.Optional;
import org.guestflow.approval.Approvals;
import org.guestflow.directory.Users;
import org.guestflow.policy.Decision;
import org.guestflow.policy.Policy;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How an invitation ends without a redemption, each in the engine's transaction: its links die, a guest who is pending and whom no other invitation needs goes, and the inviter is told.
 */
@Service
@Transactional
public class InvitationEnds {

    private final JdbcInvitations invitations;
    private final InvitationJournal journal;
    private final InvitationNotices notices;
    private final List<LinkListener> linkListeners;
    private final RequestFacts requests;
    private final Policy policy;
    private final Approvals approvals;
    private final Users users;

    InvitationEnds(
            JdbcInvitations invitations,
            InvitationJournal journal,
            InvitationNotices notices,
            List<LinkListener> linkListeners,
            RequestFacts requests,
            Policy policy,
            Approvals approvals,
            Users users) {
        this.invitations = invitations;
        this.journal = journal;
        this.notices = notices;
        this.linkListeners = List.copyOf(linkListeners);
        this.requests = requests;
        this.policy = policy;
        this.approvals = approvals;
        this.users = users;
    }

    /**
     * Closes the invitation because the decision table denied it.
     *
     * @param id the invitation
     */
    public void recordDenial(RequestId id) {
        String rule = policy.decisionOn(id).map(Decision::rule).orElseThrow();
        close(id, InvitationState.DENIED, Optional.of(rule));
    }

    /**
     * Closes the invitation because the rules that it passed once refuse it now.
     *
     * @param id the invitation
     * @throws RuleViolation {@code StillAllowed} where they do not; nothing is changed then
     */
    public void recordLaterDenial(RequestId id) throws RuleViolation {
        Invitation invitation = invitations.lock(id).orElseThrow();
        RuleViolation refusal = requests.refusalOf(invitation)
                .orElseThrow(() -> new RuleViolation(
                        "StillAllowed",
                        RuleViolation.Kind.CONFLICT,
                        "Policy still allows the request.",
                        "Change the policy, or revoke the invitation."));
        String reason = refusal.rule() + ": " + refusal.getMessage() + " " + refusal.remedy();
        close(id, InvitationState.DENIED, Optional.of(reason));
    }

    /**
     * Closes the invitation because the guest has come to the access in another way.
     *
     * @param id the invitation
     * @throws RuleViolation {@code GuestNotAdded} where he has not; nothing is changed then
     */
    public void settle(RequestId id) throws RuleViolation {
        Invitation invitation = invitations.lock(id).orElseThrow();
        if (!requests.isSettled(invitation)) {
            throw new RuleViolation(
                    "GuestNotAdded",
                    RuleViolation.Kind.CONFLICT,
                    "The guest has not come to the access in another way.",
                    "An owner of the target can add a guest.");
        }
        journal.enter(invitation, InvitationState.COMPLETED, Optional.empty());
        linkListeners.forEach(listener -> listener.linksDied(id));
        notices.tellInviterOfAddition(invitation);
    }

    /**
     * Closes the invitation because an approver rejected it or nobody answered.
     *
     * @param id the invitation
     */
    public void recordRejection(RequestId id) {
        close(id, InvitationState.REJECTED, approvals.reasonOfRejection(id));
    }

    /**
     * Closes the invitation in a state that needs no reason.
     *
     * @param id the invitation
     * @param end the state that it ends in
     */
    public void close(RequestId id, InvitationState end) {
        close(id, end, Optional.empty());
    }

    private void close(RequestId id, InvitationState end, Optional<String> reason) {
        invitations
                .lock(id)
                .filter(invitation -> invitation.state().isOpen())
                .ifPresent(invitation -> close(invitation, end, reason));
    }

    private void close(Invitation invitation, InvitationState end, Optional<String> reason) {
        journal.enter(invitation, end, reason);
        linkListeners.forEach(listener -> listener.linksDied(invitation.id()));
        // Held first: another invitation that is just taking up the same guest is waited for, and then seen.
        invitation
                .guest()
                .filter(guest -> users.hold(guest) && !invitations.hasOtherOpen(guest, invitation.id()))
                .ifPresent(guest -> users.removePendingGuest(guest, invitation.id()));
        notices.tellInviterOfEnd(invitation, end, reason);
    }
}
