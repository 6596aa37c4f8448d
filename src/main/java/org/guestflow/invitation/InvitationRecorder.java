package org.guestflow.invitation;

import java.time.Duration;
import java.util.Optional;
import org.guestflow.audit.CallIds;
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

    /** As long as the answer to a call is kept. */
    private static final Duration REPEATED_WITHIN = Duration.ofDays(1);

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
     * @throws AlreadyRequested where an invitation of the same address to the same target is open, or the same call has led to one already
     */
    public RequestId record(String caller, InvitationRequest request) throws RuleViolation {
        Invitation invitation = checks.check(users.caller(caller), request).invitation();
        Optional<RequestId> before = CallIds.current()
                .flatMap(CallIds::clientRequestId)
                .flatMap(call -> invitations.findOfCall(
                        invitation, call, invitation.createdAt().minus(REPEATED_WITHIN)));
        if (before.isPresent()) {
            throw new AlreadyRequested(before.get());
        }
        while (!invitations.insert(invitation)) {
            Optional<RequestId> first = invitations
                    .findOpen(invitation.invitee(), invitation.target())
                    .map(Invitation::id);
            if (first.isPresent()) {
                throw new AlreadyRequested(first.get());
            }
            // The one that was open has ended between the two statements.
        }
        journal.requested(invitation);
        return invitation.id();
    }
}
