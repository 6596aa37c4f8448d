package org.guestflow.invitation;

import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What can be done with invitations once they are recorded. */
@Service
@Transactional
public class Invitations {

    private static final int FIRST_LINK = 1;

    private final JdbcInvitations invitations;
    private final ManagedInvitations managed;
    private final InvitationJournal journal;
    private final InvitationNotices notices;
    private final InvitationLinks links;
    private final InvitationProcess process;
    private final RequestChecks checks;
    private final RequestFacts facts;
    private final Users users;
    private final Clock clock;

    Invitations(
            JdbcInvitations invitations,
            ManagedInvitations managed,
            InvitationJournal journal,
            InvitationNotices notices,
            InvitationLinks links,
            InvitationProcess process,
            RequestChecks checks,
            RequestFacts facts,
            Users users,
            Clock clock) {
        this.invitations = invitations;
        this.managed = managed;
        this.journal = journal;
        this.notices = notices;
        this.links = links;
        this.process = process;
        this.checks = checks;
        this.facts = facts;
        this.users = users;
        this.clock = clock;
    }

    /**
     * Asks for an invitation, as a start of the process over any other interface does, in a transaction that goes on whatever comes of it.
     *
     * @param inviter on whose behalf; was authenticated when this was asked for
     * @param request what is asked for
     * @return the new invitation; the open one where there is one for the same address and target
     * @throws RuleViolation naming the rule that refuses it; nothing is written then
     */
    public RequestId request(User inviter, InvitationRequest request) throws RuleViolation {
        // The process checks again; what is refused there would end the whole transaction and not this request alone.
        Invitation checked = checks.check(inviter, request).invitation();
        Optional<RequestId> open =
                invitations.findOpen(checked.invitee(), checked.target()).map(Invitation::id);
        return open.isPresent() ? open.get() : process.start(inviter.mail(), request);
    }

    /**
     * Asks for an invitation as the only thing that its transaction does, so that the process alone checks; but for lists, which reach the process as text.
     *
     * @param inviter on whose behalf; was authenticated when this was asked for
     * @param request what is asked for
     * @return the new invitation, as it is at the end of the transaction
     * @throws RuleViolation naming the rule that refuses it; nothing is written then
     * @throws org.guestflow.engine.RequestRefused with the rule that refuses it; the transaction is over then
     * @throws org.guestflow.engine.AlreadyRequested where one is open for the same address and target; the transaction is over then
     */
    AskedInvitation requestAlone(User inviter, InvitationRequest request) throws RuleViolation {
        if (!request.ccRecipients().isEmpty() || !request.invitedUserSponsors().isEmpty()) {
            return asked(request(inviter, request));
        }
        RequestId id = process.start(inviter.mail(), request);
        return new AskedInvitation(invitations.find(id).orElseThrow(), notices.deliveriesOfNew(id));
    }

    /**
     * As {@link #requestAlone}, for an inviter who was read right before this is called, and is not read again.
     *
     * @param inviter on whose behalf, as the directory had him a moment ago
     * @param request what is asked for
     * @return the new invitation, as it is at the end of the transaction
     * @throws RuleViolation as {@link #requestAlone} does
     */
    AskedInvitation requestAtOnce(User inviter, InvitationRequest request) throws RuleViolation {
        users.justRead(inviter);
        return requestAlone(inviter, request);
    }

    /** Gives an invitation that somebody has asked for, now or before. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    AskedInvitation asked(RequestId id) {
        return new AskedInvitation(invitations.find(id).orElseThrow(), notices.deliveries(id));
    }

    /**
     * Finds an invitation.
     *
     * @param id its id
     * @return the invitation, or empty
     */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Optional<Invitation> find(RequestId id) {
        return invitations.find(id);
    }

    /**
     * Holds an invitation, so that it is changed by nobody else until the transaction ends.
     *
     * @param id its id
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(RequestId id) {
        invitations.lock(id);
    }

    /**
     * Gives an invitation to somebody who answers for it.
     *
     * @param id its id
     * @param reader the inviter, a sponsor of the guest, an owner of the target or an administrator
     * @return the invitation
     * @throws RuleViolation {@code UnknownInvitation} for anybody else, as if there were none
     */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Invitation get(RequestId id, User reader) throws RuleViolation {
        return managed.require(invitations.find(id), reader);
    }

    /**
     * Tells whether somebody answers for an invitation.
     *
     * @param invitation the invitation
     * @param reader who wants to know
     * @return true for the inviter, a sponsor of the guest, an owner of the target or an administrator
     */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public boolean isManagedBy(Invitation invitation, User reader) {
        return managed.isManagedBy(invitation, reader);
    }

    /**
     * Gives the URL of the link to whoever asked for it, and to nobody else: it is for the answer to the request, never for a list or a later look. It is the link that the
     * guest is sent, or will be once the request is approved; before that it leads nowhere.
     *
     * @param invitation the invitation
     * @param reader who wants to know
     * @return the URL; empty for anybody but the inviter, and for an invitation that has ended
     */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Optional<String> redeemUrl(Invitation invitation, User reader) {
        return Optional.of(invitation)
                .filter(asked ->
                        asked.inviter().equals(reader.id()) && asked.state().isOpen())
                .map(asked -> links.url(new InvitationLink(asked.id(), Math.max(FIRST_LINK, asked.linkVersion()))));
    }

    /**
     * Reads the token of a link.
     *
     * @param token what stands behind {@code /redeem/}
     * @return what it names; empty for a token that Guestflow did not make
     */
    @Transactional(readOnly = true)
    public Optional<InvitationLink> readLink(String token) {
        return links.read(token);
    }

    /**
     * Tells what a link is good for at this moment; expiry, domain list, inviter and target are judged anew.
     *
     * @param link a genuine link
     * @return its standing
     */
    @Transactional(readOnly = true)
    public LinkStanding standingOf(InvitationLink link) {
        return invitations
                .find(link.invitation())
                .map(this::withItsPeopleRead)
                .map(invitation -> standing(invitation, link))
                .orElse(LinkStanding.REVOKED);
    }

    /** Both at once: the rules ask for each. */
    private Invitation withItsPeopleRead(Invitation invitation) {
        if (invitation.state() == InvitationState.PENDING_ACCEPTANCE) {
            users.findAll(Stream.concat(Stream.of(invitation.inviter()), invitation.guest().stream())
                    .toList());
        }
        return invitation;
    }

    private LinkStanding standing(Invitation invitation, InvitationLink link) {
        return switch (invitation.state()) {
            case COMPLETED -> LinkStanding.REDEEMED;
            case DECLINED -> LinkStanding.DECLINED;
            case EXPIRED -> LinkStanding.EXPIRED;
            case PENDING_ACCEPTANCE -> standingWhilePending(invitation, link);
            case DENIED -> LinkStanding.BLOCKED;
            case REQUESTED, AWAITING_APPROVAL -> LinkStanding.NOT_APPROVED;
            case REJECTED, REVOKED, UNDELIVERABLE -> LinkStanding.REVOKED;
        };
    }

    private LinkStanding standingWhilePending(Invitation invitation, InvitationLink link) {
        if (invitation.linkVersion() != link.version()) {
            return LinkStanding.REPLACED;
        }
        if (!clock.instant().isBefore(invitation.expiresAt().orElseThrow())) {
            return LinkStanding.EXPIRED;
        }
        try {
            facts.checkAgain(invitation);
            return LinkStanding.REDEEMABLE;
        } catch (RuleViolation changedSince) {
            return LinkStanding.BLOCKED;
        }
    }

    /**
     * Redeems a link for a guest who has proven the address and consented: under the invitation's row lock, once.
     *
     * @param link the link
     * @throws RuleViolation {@code LinkNotRedeemable} where the link cannot be redeemed (any more); nothing is changed then
     */
    public void redeem(InvitationLink link) throws RuleViolation {
        Invitation invitation = redeemable(link);
        users.accept(invitation.guest().orElseThrow(), invitation.id());
        journal.redeemed(invitation);
        process.redeemed(invitation.id());
    }

    /**
     * Ends an invitation because its guest declined.
     *
     * @param link the link
     * @throws RuleViolation {@code LinkNotRedeemable} where the link cannot be used (any more); nothing is changed then
     */
    public void decline(InvitationLink link) throws RuleViolation {
        process.declined(redeemable(link).id());
    }

    private Invitation redeemable(InvitationLink link) throws RuleViolation {
        Optional<Invitation> invitation = invitations.lock(link.invitation());
        LinkStanding standing = invitation.map(found -> standing(found, link)).orElse(LinkStanding.REVOKED);
        if (standing != LinkStanding.REDEEMABLE) {
            throw new RuleViolation(
                    "LinkNotRedeemable",
                    RuleViolation.Kind.CONFLICT,
                    "The link cannot be used: " + standing.name().toLowerCase(Locale.ROOT) + ".",
                    "Ask the person who invited you for a new link.");
        }
        return invitation.orElseThrow();
    }

    /**
     * Tells the inviter that the guest of an expired link asks for a new one; once per link.
     *
     * @param link the expired link
     */
    public void askForNewLink(InvitationLink link) {
        invitations
                .lock(link.invitation())
                .filter(invitation -> standing(invitation, link) == LinkStanding.EXPIRED)
                .ifPresent(notices::tellInviterOfWishForNewLink);
    }

    /**
     * Sends a new link; older ones die and the time to redeem begins anew.
     *
     * @param id the invitation
     * @param actor the inviter, a sponsor of the guest, an owner of the target or an administrator
     * @throws RuleViolation {@code UnknownInvitation} for anybody else; {@code InvitationNotPending} where nothing waits to be redeemed
     */
    public void resend(RequestId id, User actor) throws RuleViolation {
        Invitation invitation = managed.require(invitations.lock(id), actor);
        if (invitation.state() != InvitationState.PENDING_ACCEPTANCE) {
            throw notPending();
        }
        journal.asked(invitation, "Resend invitation", actor.id().toString());
        process.resend(id);
    }

    /**
     * Withdraws an invitation that has not ended.
     *
     * @param id the invitation
     * @param actor the inviter, a sponsor of the guest, an owner of the target or an administrator
     * @throws RuleViolation {@code UnknownInvitation} for anybody else; {@code InvitationNotPending} where it has ended
     */
    public void revoke(RequestId id, User actor) throws RuleViolation {
        Invitation invitation = managed.require(invitations.lock(id), actor);
        if (!invitation.state().isOpen()) {
            throw notPending();
        }
        journal.asked(invitation, "Revoke invitation", actor.id().toString());
        process.revoke(id);
    }

    private static RuleViolation notPending() {
        return new RuleViolation(
                "InvitationNotPending",
                RuleViolation.Kind.CONFLICT,
                "The invitation is not waiting any more.",
                "Invite the person anew where that is still wanted.");
    }
}
