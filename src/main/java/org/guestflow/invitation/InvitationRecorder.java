package org.guestflow.invitation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.guestflow.directory.Target;
import org.guestflow.directory.Targets;
import org.guestflow.directory.Users;
import org.guestflow.engine.AlreadyRequested;
import org.guestflow.policy.InviteRequest;
import org.guestflow.policy.Policy;
import org.guestflow.shared.BaseUrl;
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
    private final Policy policy;
    private final Users users;
    private final Targets targets;
    private final BaseUrl baseUrl;
    private final Clock clock;

    InvitationRecorder(
            JdbcInvitations invitations,
            InvitationJournal journal,
            Policy policy,
            Users users,
            Targets targets,
            BaseUrl baseUrl,
            Clock clock) {
        this.invitations = invitations;
        this.journal = journal;
        this.policy = policy;
        this.users = users;
        this.targets = targets;
        this.baseUrl = baseUrl;
        this.clock = clock;
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
        Optional<LocalDate> accessEndDate = RequestText.date(request.accessEndDate());
        InviteRequest checked = policy.check(
                users.caller(caller),
                request.invitedUserEmailAddress(),
                request.targetType(),
                request.targetId().orElse(null),
                accessEndDate);
        Invitation invitation = invitation(checked, request);
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

    private Invitation invitation(InviteRequest checked, InvitationRequest request) throws RuleViolation {
        Instant now = clock.instant();
        return new Invitation(
                RequestId.random(),
                checked.invitee(),
                checked.inviteeAsTyped(),
                RequestText.name(request.invitedUserDisplayName()),
                checked.target(),
                checked.inviter().id(),
                RequestText.message(request.customizedMessageBody()),
                RequestText.language(request.messageLanguage()),
                redirectUrl(request, checked.target()),
                request.sendInvitationMessage(),
                checked.accessEndDate(),
                RequestText.justification(request.justification()),
                InvitationState.REQUESTED,
                now,
                Optional.empty(),
                Optional.empty(),
                0,
                Optional.empty(),
                now);
    }

    private Optional<String> redirectUrl(InvitationRequest request, Target target) throws RuleViolation {
        Optional<String> url = request.inviteRedirectUrl().filter(text -> !text.isBlank());
        List<String> origins = new ArrayList<>(targets.redirectOrigins(target));
        origins.add(baseUrl.value().toString());
        if (url.isPresent() && !RedirectUrl.isAllowed(url.get(), origins)) {
            throw RequestText.invalid(
                    "RedirectNotAllowed",
                    "The redirect URL's origin is not one of the target's.",
                    "Ask an administrator to record the origin with the application, or leave the redirect URL out.");
        }
        return url;
    }
}
