package org.guestflow.redemption;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.guestflow.identity.ProvenIdentity;
import org.guestflow.invitation.Invitation;
import org.guestflow.invitation.InvitationLink;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a guest can do with a link: start, prove the address, ask for a new code, consent or decline (behaviour.md section 4).
 *
 * <p>The browser is known by its {@link BrowserKey}; every verb judges link, redemption and limits anew, under the guest's lock, and changes nothing where it refuses.
 */
@Service
public class Redemptions {

    private final RedeemableLink redeemable;
    private final JdbcRedemptions redemptions;
    private final Passcodes passcodes;
    private final AddressProof proof;
    private final SignedInProof signedInProof;
    private final ReadTransaction reading;
    private final RedemptionKeys keys;
    private final RedemptionProcess process;
    private final RedemptionJournal journal;
    private final RedemptionSettings settings;
    private final ConsentSettings terms;
    private final Clock clock;

    Redemptions(
            RedeemableLink redeemable,
            JdbcRedemptions redemptions,
            Passcodes passcodes,
            AddressProof proof,
            SignedInProof signedInProof,
            ReadTransaction reading,
            RedemptionKeys keys,
            RedemptionProcess process,
            RedemptionJournal journal,
            RedemptionSettings settings,
            ConsentSettings terms,
            Clock clock) {
        this.redeemable = redeemable;
        this.redemptions = redemptions;
        this.passcodes = passcodes;
        this.proof = proof;
        this.signedInProof = signedInProof;
        this.reading = reading;
        this.keys = keys;
        this.process = process;
        this.journal = journal;
        this.settings = settings;
        this.terms = terms;
        this.clock = clock;
    }

    /**
     * Finds the newest redemption that a browser began with a link.
     *
     * @param link the link
     * @param browser the browser's key, from before or after the proof
     * @return the redemption, ended or not; one whose time is over counts as {@link RedemptionState#ABANDONED}; empty for a browser that began none
     */
    @Transactional(readOnly = true)
    public Optional<Redemption> find(InvitationLink link, BrowserKey browser) {
        Instant now = clock.instant();
        return redemptions.find(link, keys.hash(browser)).map(found -> found.asOf(now));
    }

    /**
     * Tells what the newest code of a redemption is good for.
     *
     * @param redemption the redemption
     * @return its standing; expired where there is none
     */
    @Transactional(readOnly = true)
    public PasscodeStanding passcodeOf(RedemptionId redemption) {
        return passcodes.standing(redemption);
    }

    /**
     * Judges a link as every verb does.
     *
     * @param link the link
     * @throws RedemptionRefused where it cannot be redeemed at this moment
     */
    @Transactional(readOnly = true)
    public void check(InvitationLink link) throws RedemptionRefused {
        redeemable.judge(link);
    }

    /**
     * Starts a redemption and mails a code to the invited address. A browser that has one open goes on with that, and gets a new code only where the old one works no longer.
     *
     * @param link the link
     * @param browser the browser's key
     * @param language BCP 47 tag of the page
     * @param source the network address that asks
     * @throws RedemptionRefused where the link is not good, or too many codes were asked for
     */
    @Transactional
    public void start(InvitationLink link, BrowserKey browser, String language, String source)
            throws RedemptionRefused {
        Invitation invitation = redeemable.pass(link);
        Instant now = clock.instant();
        Optional<Redemption> begun = redemptions.find(link, keys.hash(browser)).map(found -> found.asOf(now));
        if (begun.filter(found -> found.state().isOpen()).isPresent()) {
            goOn(begun.get(), invitation, keys.hash(source));
        } else {
            begun.ifPresent(overdue -> redemptions.end(overdue.id(), RedemptionState.ABANDONED, now));
            begin(link, invitation, browser, language, keys.hash(source));
        }
    }

    private void begin(
            InvitationLink link, Invitation invitation, BrowserKey browser, String language, byte[] sourceHash)
            throws RedemptionRefused {
        passcodes.checkLimits(invitation.invitee(), sourceHash);
        Instant now = clock.instant();
        Redemption redemption = new Redemption(
                RedemptionId.random(),
                link,
                RedemptionState.AWAITING_PROOF,
                language,
                now,
                now.plus(settings.abandonedAfter()),
                false);
        redemptions.insert(redemption, keys.hash(browser), sourceHash);
        journal.bySomebody("Start redemption", redemption, Map.of());
        process.start(redemption);
    }

    private void goOn(Redemption redemption, Invitation invitation, byte[] sourceHash) throws RedemptionRefused {
        boolean needsCode = redemption.state() == RedemptionState.AWAITING_PROOF
                && !passcodes.standing(redemption.id()).isUsable();
        if (needsCode) {
            sendAgain(redemption, invitation, sourceHash);
        }
    }

    /**
     * Mails a new code, which kills the one before.
     *
     * @param link the link
     * @param browser the key of the browser that began
     * @param source the network address that asks
     * @throws RedemptionRefused where link or browser are not good, or too many codes were asked for
     */
    @Transactional
    public void requestNewCode(InvitationLink link, BrowserKey browser, String source) throws RedemptionRefused {
        Invitation invitation = redeemable.pass(link);
        sendAgain(open(link, browser, RedemptionState.AWAITING_PROOF), invitation, keys.hash(source));
    }

    private void sendAgain(Redemption redemption, Invitation invitation, byte[] sourceHash) throws RedemptionRefused {
        passcodes.checkLimits(invitation.invitee(), sourceHash);
        redemptions.source(redemption.id(), sourceHash);
        process.newPasscodeRequested(redemption);
    }

    /**
     * Proves the address by the mailed code. Runs in transactions of its own: the try counts even if nothing comes of it.
     *
     * @param link the link
     * @param browser the key of the browser that began
     * @param typed what the guest typed
     * @return the browser's new key, which consent asks for
     * @throws RedemptionRefused where link or browser are not good, or the code is wrong, over or used up
     */
    public BrowserKey proveAddress(InvitationLink link, BrowserKey browser, String typed) throws RedemptionRefused {
        Guess guess = reading.read(() -> guess(link, browser));
        return guess.redemption().proven()
                ? browser
                : proof.prove(guess.redemption(), guess.invitation(), browser, typed);
    }

    private Guess guess(InvitationLink link, BrowserKey browser) throws RedemptionRefused {
        Invitation invitation = redeemable.judge(link);
        return find(link, browser)
                .filter(found -> found.state().isOpen())
                .map(found -> new Guess(invitation, found))
                .orElseThrow(() -> new RedemptionRefused(Refusal.SESSION_LOST));
    }

    /** For what somebody shows a code. */
    private record Guess(Invitation invitation, Redemption redemption) {}

    /**
     * Proves the address by a sign-in at the guest's own organisation. A redemption that is open in the browser is proven so, else one begins.
     *
     * @param link the link
     * @param browser the browser's key
     * @param identity who the organisation's provider has just said it is
     * @param language BCP 47 tag of the page
     * @param source the network address that asks
     * @return the browser's new key, which consent asks for
     * @throws RedemptionRefused where the link is not good, or somebody else than the invited person has signed in
     */
    @Transactional
    public BrowserKey proveBySignIn(
            InvitationLink link, BrowserKey browser, ProvenIdentity identity, String language, String source)
            throws RedemptionRefused {
        Invitation invitation = redeemable.pass(link);
        signedInProof.check(invitation, identity);
        Instant now = clock.instant();
        Optional<Redemption> newest = redemptions.find(link, keys.hash(browser)).map(found -> found.asOf(now));
        if (newest.filter(Redemption::proven)
                .filter(found -> found.state().isOpen())
                .isPresent()) {
            return browser;
        }
        newest.filter(found -> found.state() == RedemptionState.ABANDONED)
                .ifPresent(overdue -> redemptions.end(overdue.id(), RedemptionState.ABANDONED, now));
        return signedInProof.accept(
                newest.filter(found -> found.state() == RedemptionState.AWAITING_PROOF),
                link,
                invitation,
                identity,
                new SignedInProof.Visitor(browser, language, source));
    }

    /**
     * Records the consent and redeems the invitation, once, however many ask at the same instant. Other redemptions of the same invitation end.
     *
     * @param link the link
     * @param browser the key that the browser got for the right code
     * @param privacyStatementVersion the version that the guest was shown
     * @param termsOfUseVersion the version that the guest was shown
     * @throws RedemptionRefused where link or browser are not good, or other versions are in force now; also where the invitation could not be redeemed at
     *     the last moment, and then the redemption has ended
     */
    @Transactional
    public void consent(
            InvitationLink link, BrowserKey browser, String privacyStatementVersion, String termsOfUseVersion)
            throws RedemptionRefused {
        redeemable.lockGuest(link);
        Optional<Redemption> open = findOpen(link, browser, RedemptionState.AWAITING_CONSENT);
        Invitation invitation = redeemable.judgeHeld(link);
        Redemption redemption = open.orElseThrow(() -> new RedemptionRefused(Refusal.SESSION_LOST));
        if (!terms.areInForce(privacyStatementVersion, termsOfUseVersion)) {
            throw new RedemptionRefused(Refusal.TERMS_CHANGED);
        }
        journal.byGuest("Consent", redemption, invitation, terms.versions());
        process.consentGiven(redemption);
        if (redemptions.lock(redemption.id()).orElseThrow().state() == RedemptionState.REFUSED) {
            redeemable.judge(link);
        }
        closeOthers(redemption);
    }

    /**
     * Declines: the invitation ends, and so do all its redemptions.
     *
     * @param link the link
     * @param browser the key that the browser got for the right code
     * @throws RedemptionRefused where link or browser are not good
     */
    @Transactional
    public void decline(InvitationLink link, BrowserKey browser) throws RedemptionRefused {
        Invitation invitation = redeemable.pass(link);
        Redemption redemption = open(link, browser, RedemptionState.AWAITING_CONSENT);
        journal.byGuest("Decline consent", redemption, invitation, Map.of());
        process.consentDeclined(redemption);
    }

    private Redemption open(InvitationLink link, BrowserKey browser, RedemptionState expected)
            throws RedemptionRefused {
        return findOpen(link, browser, expected).orElseThrow(() -> new RedemptionRefused(Refusal.SESSION_LOST));
    }

    private Optional<Redemption> findOpen(InvitationLink link, BrowserKey browser, RedemptionState expected) {
        Instant now = clock.instant();
        return redemptions
                .find(link, keys.hash(browser))
                .filter(found -> found.proven() || expected == RedemptionState.AWAITING_PROOF)
                .flatMap(found -> redemptions.lock(found.id()))
                .map(found -> found.asOf(now))
                .filter(found -> found.state() == expected);
    }

    private void closeOthers(Redemption ended) {
        for (Redemption other : redemptions.lockOpen(ended.link().invitation())) {
            redemptions.end(other.id(), RedemptionState.ABANDONED, clock.instant());
            journal.bySomebody("Abandon redemption", other, Map.of());
            process.linkWithdrawn(other);
        }
    }
}
