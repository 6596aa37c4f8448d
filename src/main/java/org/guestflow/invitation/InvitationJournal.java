package org.guestflow.invitation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.guestflow.audit.AuditEvent;
import org.guestflow.audit.AuditTrail;
import org.guestflow.directory.UserType;
import org.guestflow.metrics.CommittedMeters;
import org.springframework.stereotype.Component;

/** Writes each change of an invitation's state to its row and to the audit trail, always both, and counts it. */
@Component
class InvitationJournal {

    private static final String OBJECT_TYPE = "Invitation";
    private static final String REQUESTED = "guestflow.invitations.requested";
    private static final String ENDED = "guestflow.invitations.ended";
    private static final String REDEMPTION = "guestflow.redemption";
    private static final String OUTCOME = "outcome";

    private final JdbcInvitations invitations;
    private final AuditTrail audit;
    private final CommittedMeters meters;
    private final Clock clock;

    InvitationJournal(JdbcInvitations invitations, AuditTrail audit, CommittedMeters meters, Clock clock) {
        this.invitations = invitations;
        this.audit = audit;
        this.meters = meters;
        this.clock = clock;
        meters.announceCounter(REQUESTED);
        meters.announceTimer(REDEMPTION);
        Arrays.stream(InvitationState.values())
                .filter(state -> !state.isOpen())
                .forEach(end -> meters.announceCounter(ENDED, OUTCOME, end.stored()));
    }

    void requested(Invitation invitation) {
        meters.count(REQUESTED);
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

    /** Enters the state of an invitation that has a new link. */
    void sent(Invitation invitation, Instant expiresAt) {
        invitations.link(invitation.id(), invitation.linkVersion() + 1, expiresAt, clock.instant());
        record(invitation, InvitationState.PENDING_ACCEPTANCE, Optional.empty(), AuditEvent.SYSTEM);
    }

    /** Enters the end of an invitation whose guest has accepted. The time that it took is counted from the newest link. */
    void redeemed(Invitation invitation) {
        meters.time(REDEMPTION, Duration.between(invitation.stateSince(), clock.instant()));
        enter(
                invitation,
                InvitationState.COMPLETED,
                Optional.empty(),
                invitation.guest().orElseThrow().toString());
    }

    void enter(Invitation invitation, InvitationState state, Optional<String> reason, String actor) {
        invitations.state(invitation.id(), state, reason, clock.instant());
        record(invitation, state, reason, actor);
    }

    private void record(Invitation invitation, InvitationState state, Optional<String> reason, String actor) {
        if (!state.isOpen()) {
            meters.count(ENDED, OUTCOME, state.stored());
        }
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
