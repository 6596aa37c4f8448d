package org.guestflow.redemption;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.guestflow.invitation.Invitation;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes a guess at a code. The try is counted and committed first and compared afterwards, outside any transaction: a guess that is cut off half-way has been counted, and guesses in parallel
 * hold no connection while they wait for each other.
 */
@Component
class AddressProof {

    private final JdbcRedemptions redemptions;
    private final JdbcPasscodes passcodes;
    private final PasscodeCodes codes;
    private final RedemptionKeys keys;
    private final RedemptionProcess process;
    private final RedemptionJournal journal;
    private final RedemptionSettings settings;
    private final Clock clock;
    private final TransactionTemplate ownTransaction;

    AddressProof(
            JdbcRedemptions redemptions,
            JdbcPasscodes passcodes,
            PasscodeCodes codes,
            RedemptionKeys keys,
            RedemptionProcess process,
            RedemptionJournal journal,
            RedemptionSettings settings,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.redemptions = redemptions;
        this.passcodes = passcodes;
        this.codes = codes;
        this.keys = keys;
        this.process = process;
        this.journal = journal;
        this.settings = settings;
        this.clock = clock;
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    BrowserKey prove(Redemption redemption, Invitation invitation, BrowserKey browser, String typed)
            throws RedemptionRefused {
        Passcode passcode = takeTry(redemption);
        if (!codes.isCodeOf(passcode, typed)) {
            ownTransaction.executeWithoutResult(status -> journal.bySomebody(
                    "Reject passcode", redemption, Map.of("tries", String.valueOf(passcode.tries()))));
            throw new RedemptionRefused(Refusal.WRONG_PASSCODE);
        }
        BrowserKey proven = keys.proven(redemption, browser);
        boolean accepted =
                Boolean.TRUE.equals(ownTransaction.execute(status -> accept(redemption, invitation, passcode, proven)));
        if (!accepted) {
            throw new RedemptionRefused(Refusal.SESSION_LOST);
        }
        return proven;
    }

    private Passcode takeTry(Redemption redemption) throws RedemptionRefused {
        Optional<Passcode> counted = ownTransaction.execute(
                status -> passcodes.takeTry(redemption.id(), settings.passcodeTries(), clock.instant()));
        if (counted != null && counted.isPresent()) {
            return counted.get();
        }
        boolean inTime = passcodes
                .newest(redemption.id())
                .filter(newest -> clock.instant().isBefore(newest.expiresAt()))
                .isPresent();
        throw new RedemptionRefused(inTime ? Refusal.PASSCODE_USED_UP : Refusal.PASSCODE_EXPIRED);
    }

    /** False where the redemption has ended, or another code has been mailed, since the guess was taken. */
    private boolean accept(Redemption guessed, Invitation invitation, Passcode passcode, BrowserKey proven) {
        redemptions.lockGuest(invitation.invitee());
        Instant now = clock.instant();
        Redemption redemption = redemptions.lock(guessed.id()).orElseThrow().asOf(now);
        boolean newest = passcodes
                .newest(redemption.id())
                .filter(one -> one.id() == passcode.id())
                .isPresent();
        if (!newest || !redemption.state().isOpen()) {
            return false;
        }
        if (redemption.state() == RedemptionState.AWAITING_PROOF) {
            passcodes.used(passcode.id(), now);
            redemptions.proven(redemption.id(), keys.hash(proven), now);
            journal.byGuest("Prove address", redemption, invitation, Map.of("by", "passcode"));
            process.addressProven(redemption);
        }
        return true;
    }
}
