package org.guestflow.redemption;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.guestflow.identity.IdentityLinks;
import org.guestflow.identity.IdentityRefused;
import org.guestflow.identity.ProvenIdentity;
import org.guestflow.invitation.Invitation;
import org.guestflow.invitation.Invitations;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the steps of the process {@code redemption} do, each in the engine's transaction. */
@Service
@Transactional
public class RedemptionSteps {

    private final JdbcRedemptions redemptions;
    private final JdbcConsents consents;
    private final Passcodes passcodes;
    private final IdentityLinks links;
    private final Invitations invitations;
    private final RedemptionJournal journal;
    private final ConsentSettings terms;
    private final Clock clock;

    RedemptionSteps(
            JdbcRedemptions redemptions,
            JdbcConsents consents,
            Passcodes passcodes,
            IdentityLinks links,
            Invitations invitations,
            RedemptionJournal journal,
            ConsentSettings terms,
            Clock clock) {
        this.redemptions = redemptions;
        this.consents = consents;
        this.passcodes = passcodes;
        this.links = links;
        this.invitations = invitations;
        this.journal = journal;
        this.terms = terms;
        this.clock = clock;
    }

    /**
     * Issues a code and queues its mail.
     *
     * @param id the redemption
     */
    public void sendPasscode(RedemptionId id) {
        Redemption redemption = locked(id);
        passcodes.issue(redemption, invitationOf(redemption), redemptions.sourceHash(id));
        journal.bySomebody("Send passcode", redemption, Map.of());
    }

    /**
     * Redeems the invitation and keeps what the guest consented to. Does nothing where that is done already.
     *
     * @param id the redemption
     * @throws RuleViolation where the invitation cannot be redeemed any more; the redemption is closed as refused then
     */
    public void activateGuest(RedemptionId id) throws RuleViolation {
        Redemption redemption = locked(id);
        if (redemption.state() == RedemptionState.REDEEMED) {
            return;
        }
        try {
            invitations.redeem(redemption.link());
        } catch (RuleViolation violation) {
            end(redemption, RedemptionState.REFUSED, "Refuse redemption", Map.of("rule", violation.rule()));
            throw violation;
        }
        UserId guest = invitationOf(redemption).guest().orElseThrow();
        link(guest, redemption);
        consents.insert(guest, terms, clock.instant());
        end(redemption, RedemptionState.REDEEMED, "Redeem invitation", Map.of());
    }

    /** The proof has been judged when it was given; an identity that has become somebody else's since is no refusal that a guest could do anything about. */
    private void link(UserId guest, Redemption redemption) {
        Optional<ProvenIdentity> identity = redemptions.identity(redemption.id());
        if (identity.isPresent()) {
            try {
                links.link(guest, identity.get());
            } catch (IdentityRefused overtaken) {
                throw new RedemptionOvertaken(overtaken);
            }
        }
    }

    /**
     * Ends the invitation because its guest declined. One that has ended meanwhile is left as it is: the guest gets what he wants.
     *
     * @param id the redemption
     */
    public void declineInvitation(RedemptionId id) {
        Redemption redemption = locked(id);
        // Ended first: the invitation's end then ends the other browsers' redemptions, and not this one.
        end(redemption, RedemptionState.DECLINED, "Decline invitation", Map.of());
        try {
            invitations.decline(redemption.link());
        } catch (RuleViolation endedMeanwhile) {
            journal.bySomebody("Decline too late", redemption, Map.of("rule", endedMeanwhile.rule()));
        }
    }

    /**
     * Closes a redemption that did not come to an end. Does nothing where it did, and where its row is gone.
     *
     * @param id the redemption
     */
    public void close(RedemptionId id) {
        redemptions
                .lock(id)
                .ifPresent(redemption -> end(redemption, RedemptionState.ABANDONED, "Abandon redemption", Map.of()));
    }

    private void end(Redemption redemption, RedemptionState end, String action, Map<String, String> details) {
        if (redemptions.end(redemption.id(), end, clock.instant())) {
            journal.bySomebody(action, redemption, details);
        }
    }

    private Redemption locked(RedemptionId id) {
        return redemptions.lock(id).orElseThrow(() -> new IllegalStateException("no redemption " + id));
    }

    private Invitation invitationOf(Redemption redemption) {
        return invitations.find(redemption.link().invitation()).orElseThrow();
    }
}
