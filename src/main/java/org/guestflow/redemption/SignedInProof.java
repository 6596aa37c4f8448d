package org.guestflow.redemption;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.guestflow.identity.IdentityLinks;
import org.guestflow.identity.IdentityRefused;
import org.guestflow.identity.ProvenIdentity;
import org.guestflow.invitation.Invitation;
import org.guestflow.invitation.InvitationLink;
import org.guestflow.shared.EmailAddress;
import org.springframework.stereotype.Component;

/** Takes a sign-in at the guest's own organisation as the proof that the invited address is his (behaviour.md section 4.2). */
@Component
class SignedInProof {

    private final JdbcRedemptions redemptions;
    private final RedemptionKeys keys;
    private final RedemptionProcess process;
    private final RedemptionJournal journal;
    private final RedemptionSettings settings;
    private final IdentityLinks links;
    private final Clock clock;

    SignedInProof(
            JdbcRedemptions redemptions,
            RedemptionKeys keys,
            RedemptionProcess process,
            RedemptionJournal journal,
            RedemptionSettings settings,
            IdentityLinks links,
            Clock clock) {
        this.redemptions = redemptions;
        this.keys = keys;
        this.process = process;
        this.journal = journal;
        this.settings = settings;
        this.links = links;
        this.clock = clock;
    }

    /** Refuses who is not the invited person. */
    void check(Invitation invitation, ProvenIdentity identity) throws RedemptionRefused {
        String verified = identity.mail()
                .map(EmailAddress::key)
                .orElseThrow(() -> new RedemptionRefused(Refusal.ADDRESS_NOT_VERIFIED));
        if (!verified.equals(invitation.invitee().key())) {
            throw new RedemptionRefused(Refusal.OTHER_IDENTITY);
        }
        try {
            links.check(invitation.guest(), identity);
        } catch (IdentityRefused otherIdentity) {
            throw new RedemptionRefused(Refusal.OTHER_IDENTITY);
        }
    }

    /** Proves the redemption that the browser has begun, or begins one that is proven. The guest's lock is held. */
    BrowserKey accept(
            Optional<Redemption> begun,
            InvitationLink link,
            Invitation invitation,
            ProvenIdentity identity,
            Visitor visitor) {
        Instant now = clock.instant();
        Redemption redemption = begun.orElseGet(() -> insert(link, visitor, now));
        BrowserKey proven = keys.proven(redemption, visitor.browser());
        redemptions.proven(redemption.id(), keys.hash(proven), now);
        redemptions.identity(redemption.id(), identity);
        journal.byGuest("Prove address", redemption, invitation, Map.of("by", "sign-in", "issuer", identity.issuer()));
        if (begun.isPresent()) {
            process.addressProven(redemption);
        } else {
            process.start(redemption);
        }
        return proven;
    }

    private Redemption insert(InvitationLink link, Visitor visitor, Instant now) {
        Redemption redemption = new Redemption(
                RedemptionId.random(),
                link,
                RedemptionState.AWAITING_CONSENT,
                visitor.language(),
                now,
                now.plus(settings.abandonedAfter()),
                true);
        redemptions.insert(redemption, keys.hash(visitor.browser()), keys.hash(visitor.source()));
        journal.bySomebody("Start redemption", redemption, Map.of());
        return redemption;
    }

    /**
     * Who comes.
     *
     * @param browser the browser's key
     * @param language BCP 47 tag of the page
     * @param source the network address that asks
     */
    record Visitor(BrowserKey browser, String language, String source) {}
}
