package org.guestflow.invitation;

import org.guestflow.directory.Users;
import org.guestflow.engine.AlreadyRequested;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The one door through which every request comes, whichever interface it was made at: checks the fixed rules and writes the invitation. */
@Service
@Transactional
public class InvitationRecorder {

    private final JdbcInvitations invitations;
    private final InvitationJournal journal;
    private final RequestChecks checks;
    private final Users users;

    InvitationRecorder(JdbcInvitations invitations, InvitationJournal journal, RequestChecks checks, Users users) {
        this.invitations = invitations;
        this.journal = journal;
        this.checks = checks;
        this.users = users;
    }

    /**
     * Records a request.
     *
     * @param caller the authenticated caller's address; becomes the inviter
     * @param request what is asked for
     * @return the invitation's id
     * @throws RuleViolation naming the rule that refuses it; nothing is written then
     * @throws AlreadyRequested where an invitation of the same address to the same target is open
     */
    public RequestId record(String caller, InvitationRequest request) throws RuleViolation {
        Invitation invitation = checks.check(users.caller(caller), request).invitation();
        if (!invitations.insert(invitation)) {
            throw new AlreadyRequested(first(invitation));
        }
        journal.requested(invitation);
        return invitation.id();
    }

    private RequestId first(Invitation invitation) {
        return invitations
                .findOpen(invitation.invitee(), invitation.target())
                .orElseThrow(() -> new IllegalStateException("an open invitation closed at this moment; ask again"))
                .id();
    }
}
