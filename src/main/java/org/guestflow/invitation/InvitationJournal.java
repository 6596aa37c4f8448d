package org.guestflow.invitation;

import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.guestflow.audit.AuditEvent;
import org.guestflow.audit.AuditTrail;
import org.guestflow.directory.UserType;
import org.springframework.stereotype.Component;

/** Writes each change of an invitation's state to its row and to the audit trail, always both. */
@Component
class InvitationJournal {

    private static final String OBJECT_TYPE = "Invitation";

    private final JdbcInvitations invitations;
    private final AuditTrail audit;
    private final Clock clock;

    InvitationJournal(JdbcInvitations invitations, AuditTrail audit, Clock clock) {
        this.invitations = invitations;
        this.audit = audit;
        this.clock = clock;
    }

    void requested(Invitation invitation) {
        audit.record(new AuditEvent(
                invitation.inviter().toString(),
                "Invite external user",
                OBJECT_TYPE,
                invitation.id().toString(),
                invitation.id(),
                Map.of(),
                facts(invitation)));
    }

    private static Map<String, String> facts(Invitation invitation) {
        InvitationTerms terms = invitation.terms();
        return Map.of(
                "invitedUserEmailAddress",
                invitation.invitee().toString(),
                "target",
                invitation.target().type().stored() + " " + invitation.target().id(),
                "invitedUserType",
                terms.userType() == UserType.MEMBER ? "Member" : "Guest",
                "purpose",
                terms.purpose().stored());
    }

    void enter(Invitation invitation, InvitationState state, Optional<String> reason) {
        enter(invitation, state, reason, AuditEvent.SYSTEM);
    }

    void enter(Invitation invitation, InvitationState state, Optional<String> reason, String actor) {
        invitations.state(invitation.id(), state, reason, clock.instant());
        audit.record(new AuditEvent(
                actor,
                "Invitation " + state.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                OBJECT_TYPE,
                invitation.id().toString(),
                invitation.id(),
                Map.of("state", invitation.state().stored()),
                reason.map(text -> Map.of("state", state.stored(), "reason", text))
                        .orElse(Map.of("state", state.stored()))));
    }

    void asked(Invitation invitation, String action, String actor) {
        audit.record(new AuditEvent(
                actor, action, OBJECT_TYPE, invitation.id().toString(), invitation.id(), Map.of(), Map.of()));
    }
}
