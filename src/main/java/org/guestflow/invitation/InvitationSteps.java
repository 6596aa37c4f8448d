package org.guestflow.invitation;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.guestflow.directory.EnsuredGuest;
import org.guestflow.directory.Targets;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.directory.Zones;
import org.guestflow.policy.Decision;
import org.guestflow.policy.Policy;
import org.guestflow.policy.Route;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the steps of the process {@code invitation} do, each in the engine's transaction. Each may run twice without harm. */
@Service
@Transactional
public class InvitationSteps {

    private final JdbcInvitations invitations;
    private final InvitationJournal journal;
    private final InvitationNotices notices;
    private final InvitationSettings settings;
    private final InvitedGuests guests;
    private final Policy policy;
    private final Users users;
    private final Targets targets;
    private final Zones zones;
    private final List<LinkListener> linkListeners;
    private final Clock clock;

    InvitationSteps(
            JdbcInvitations invitations,
            InvitationJournal journal,
            InvitationNotices notices,
            InvitationSettings settings,
            InvitedGuests guests,
            Policy policy,
            Users users,
            Targets targets,
            Zones zones,
            List<LinkListener> linkListeners,
            Clock clock) {
        this.invitations = invitations;
        this.journal = journal;
        this.notices = notices;
        this.settings = settings;
        this.guests = guests;
        this.policy = policy;
        this.users = users;
        this.targets = targets;
        this.zones = zones;
        this.linkListeners = List.copyOf(linkListeners);
        this.clock = clock;
    }

    /**
     * Puts the invitation to the decision table.
     *
     * @param id the invitation
     * @return the table's answer
     */
    public Decision decide(RequestId id) {
        Invitation invitation = locked(id);
        Decision decision = policy.decide(
                Route.INVITATION,
                id,
                invitation.inviter(),
                invitation.invitee().domain(),
                invitation.target(),
                invitation.accessEndDate(),
                invitation.account());
        if (decision.outcome() == Decision.Outcome.APPROVAL) {
            journal.enter(invitation, InvitationState.AWAITING_APPROVAL, Optional.empty());
        }
        return decision;
    }

    /**
     * Makes sure that the directory has the guest, pending where he has yet to redeem; an account that is to prove an address anew becomes pending again.
     *
     * @param id the invitation
     * @return true where the guest has yet to redeem, false for one who has accepted before
     */
    public boolean createGuest(RequestId id) {
        Invitation invitation = locked(id);
        EnsuredGuest ensured = guests.ensure(invitation);
        User guest = ensured.user();
        invitations.guest(
                id, guest, ensured.isNew() || invitation.terms().purpose() == InvitationPurpose.CONVERT_MEMBER);
        return !guest.hasAccepted();
    }

    /**
     * Makes a new link, which kills older ones, and queues the mail that carries it.
     *
     * @param id the invitation
     * @return what the waiting process' timers are set to
     */
    public Deadlines send(RequestId id) {
        Invitation invitation = locked(id);
        Deadlines deadlines = deadlines(invitation);
        journal.sent(invitation, deadlines.expiresAt());
        if (invitation.linkVersion() > 0) {
            linkListeners.forEach(listener -> listener.linksDied(id));
        }
        notices.invite(locked(id));
        return deadlines;
    }

    /** A link never outlives the access that it leads to. */
    private Deadlines deadlines(Invitation invitation) {
        Instant now = clock.instant();
        Instant usual = now.plus(settings.expiresAfter());
        Instant accessEnd = accessEnd(invitation);
        return new Deadlines(
                now.plus(settings.firstReminderAfter()),
                now.plus(settings.secondReminderAfter()),
                usual.isBefore(accessEnd) ? usual : accessEnd);
    }

    /**
     * Queues a reminder with the same link.
     *
     * @param id the invitation
     */
    public void remind(RequestId id) {
        Invitation invitation = locked(id);
        notices.remind(invitation, clock.instant().isBefore(secondReminder(invitation)) ? 1 : 2);
    }

    /**
     * Gives the guest access to the target until the end date that policy allows.
     *
     * @param id the invitation
     * @throws RuleViolation {@code NotRedeemed} where the guest has not redeemed, {@code GuestBlocked}, {@code AccessEndDateInvalid} where the last day is over where the guest is; nothing is changed
     *     then
     */
    public void grantAccess(RequestId id) throws RuleViolation {
        Invitation invitation = locked(id);
        UserId guest = guestOf(invitation);
        Optional<User> found = users.find(guest);
        // Whoever moved the process here: without a redemption there is no access.
        if (!found.map(User::hasAccepted).orElse(false)) {
            throw new RuleViolation(
                    "NotRedeemed",
                    RuleViolation.Kind.CONFLICT,
                    "The guest has not redeemed the invitation.",
                    "Only the guest can, by the link that was mailed.");
        }
        policy.checkNotBlocked(found.orElseThrow());
        targets.grant(guest, invitation.target(), accessEndToCome(invitation, zones.of(guest)), id);
        if (invitation.state() != InvitationState.COMPLETED) {
            journal.enter(invitation, InvitationState.COMPLETED, Optional.empty());
        }
    }

    /**
     * Queues the mail that tells the inviter that the guest is in.
     *
     * @param id the invitation
     */
    public void tellInviter(RequestId id) {
        Invitation invitation = locked(id);
        notices.tellInviter(invitation, accessEnd(invitation));
    }

    /** The link was sent when the invitation became pending. */
    private Instant secondReminder(Invitation invitation) {
        return invitation.stateSince().plus(settings.secondReminderAfter());
    }

    /** Counted from the request, so that approver, guest and inviter are told the same day. */
    private Instant accessEnd(Invitation invitation) {
        Decision decision = policy.decisionOn(invitation.id()).orElseThrow();
        return decision.accessEnd(invitation.accessEndDate(), invitation.createdAt());
    }

    private Instant accessEndToCome(Invitation invitation, ZoneId zone) throws RuleViolation {
        Decision decision = policy.decisionOn(invitation.id()).orElseThrow();
        return decision.accessEndToCome(invitation.accessEndDate(), invitation.createdAt(), zone, clock.instant());
    }

    private UserId guestOf(Invitation invitation) {
        return invitation
                .guest()
                .orElseThrow(() -> new IllegalStateException("invitation " + invitation.id() + " has no guest"));
    }

    private Invitation locked(RequestId id) {
        return invitations.lock(id).orElseThrow(() -> new IllegalStateException("no invitation " + id));
    }
}
