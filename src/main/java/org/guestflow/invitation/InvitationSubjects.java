package org.guestflow.invitation;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.guestflow.approval.ApprovalHistory;
import org.guestflow.approval.ApprovalSubject;
import org.guestflow.approval.ApprovalSubjects;
import org.guestflow.approval.ApprovalSummary;
import org.guestflow.directory.UserFilter;
import org.guestflow.directory.UserType;
import org.guestflow.directory.Users;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;
import org.springframework.stereotype.Component;

/** Tells approvers what an invitation is about. */
@Component
class InvitationSubjects implements ApprovalSubjects {

    private final JdbcInvitations invitations;
    private final JdbcInvitationLists lists;
    private final RequestFacts facts;
    private final Users users;

    InvitationSubjects(JdbcInvitations invitations, JdbcInvitationLists lists, RequestFacts facts, Users users) {
        this.invitations = invitations;
        this.lists = lists;
        this.facts = facts;
        this.users = users;
    }

    @Override
    public Optional<ApprovalSubject> find(RequestId request) {
        return invitations.find(request).map(this::subject);
    }

    @Override
    public Map<RequestId, ApprovalSummary> summaries(Collection<RequestId> requests) {
        return lists.all(requests).stream()
                .collect(Collectors.toMap(
                        Invitation::id,
                        invitation -> new ApprovalSummary(
                                invitation.inviter(),
                                invitation.displayName().orElse(invitation.inviteeAsTyped()),
                                invitation.target())));
    }

    @Override
    public Optional<ApprovalHistory> history(RequestId request) {
        return invitations.find(request).map(this::history);
    }

    private ApprovalHistory history(Invitation invitation) {
        PastRequests past = lists.pastOf(invitation);
        String domain = invitation.invitee().domain().toString();
        long guests =
                users.count(UserFilter.EVERYBODY.withMailLike("%@" + domain).ofType(UserType.GUEST));
        return new ApprovalHistory(past.asked(), past.refused(), guests, domain);
    }

    @Override
    public void checkAgain(RequestId request) throws RuleViolation {
        Optional<Invitation> found = invitations.find(request);
        if (found.isPresent()) {
            facts.checkAgain(found.get());
        }
    }

    private ApprovalSubject subject(Invitation invitation) {
        return new ApprovalSubject(
                invitation.inviter(),
                invitation.displayName().orElse(invitation.inviteeAsTyped()),
                invitation.inviteeAsTyped(),
                invitation.target(),
                invitation.accessEndDate().map(LocalDate::toString),
                invitation.justification(),
                users.findByMail(invitation.invitee()).stream()
                        .flatMap(guest -> users.sponsors(guest.id()).stream())
                        .toList());
    }
}
