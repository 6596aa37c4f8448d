package org.guestflow.redemption;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.guestflow.directory.User;
import org.guestflow.invitation.Invitation;
import org.guestflow.invitation.InvitationState;
import org.guestflow.invitation.Invitations;
import org.guestflow.invitation.LinkStanding;
import org.guestflow.shared.ErasedPerson;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.TransactionMemory;
import org.guestflow.shared.UserId;
import org.guestflow.support.ProcessTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What a transaction remembers of an invitation and its redemption is never older than what it has done itself, or waited for. */
@ProcessTest
class RememberedRedemptionTest extends InvitedToAtlas {

    @Autowired
    private Invitations invitations;

    @Autowired
    private JdbcRedemptions stored;

    @Autowired
    private JdbcRedemptionErasure erasure;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    @Test
    void whoeverHasRevokedAnInvitationFindsItRevoked() {
        User olivia = scenario.user(OLIVIA).orElseThrow();

        inATransaction(() -> {
            assertThat(state()).isEqualTo(InvitationState.PENDING_ACCEPTANCE);
            assertThat(invitations.standingOf(scenario.link(request))).isEqualTo(LinkStanding.REDEEMABLE);

            revoke(olivia);

            assertThat(state()).isEqualTo(InvitationState.REVOKED);
            assertThat(invitations.standingOf(scenario.link(request))).isEqualTo(LinkStanding.REVOKED);
        });
    }

    @Test
    void whoeverHasWaitedFindsWhatHasBecomeOfTheInvitation() {
        inATransaction(() -> {
            assertThat(state()).isEqualTo(InvitationState.PENDING_ACCEPTANCE);

            somebodyElseRejectsIt();
            stored.lockGuest(invitations.find(request).orElseThrow().invitee());

            assertThat(state()).isEqualTo(InvitationState.REJECTED);
        });
    }

    @Test
    void whoeverHoldsAnInvitationJudgesItAsItIsThen() {
        inATransaction(() -> {
            assertThat(invitations.standingOf(scenario.link(request))).isEqualTo(LinkStanding.REDEEMABLE);

            somebodyElseRejectsIt();
            invitations.hold(request);

            assertThat(invitations.standingOf(scenario.link(request))).isEqualTo(LinkStanding.REVOKED);
        });
    }

    @Test
    void aHeldRedemptionIsKnownAsItWasLastWritten() throws Exception {
        browser.starts();
        Redemption begun = browser.redemption();

        inATransaction(() -> {
            assertThat(lockedState(begun)).isEqualTo(RedemptionState.AWAITING_PROOF);

            stored.proven(begun.id(), new byte[] {1}, clock.instant());
            TransactionMemory.forgetAll();
            assertThat(lockedState(begun)).isEqualTo(RedemptionState.AWAITING_CONSENT);

            stored.end(begun.id(), RedemptionState.ABANDONED, clock.instant());
            assertThat(lockedState(begun)).isEqualTo(RedemptionState.ABANDONED);
            assertThat(stored.end(begun.id(), RedemptionState.REDEEMED, clock.instant()))
                    .isFalse();
            assertThat(lockedState(begun)).isEqualTo(RedemptionState.ABANDONED);
        });
    }

    @Test
    void anErasedRedemptionIsReadAnew() throws Exception {
        browser.starts();
        Redemption begun = browser.redemption();
        UserId person = invitations.find(request).flatMap(Invitation::guest).orElseThrow();

        inATransaction(() -> {
            assertThat(stored.lock(begun.id()).orElseThrow().language()).isEqualTo("en");

            erasure.erase(new ErasedPerson(person, Set.of(person), Set.of(), Set.of(request), Set.of()));

            assertThat(stored.lock(begun.id()).orElseThrow().language()).isEqualTo("und");
        });
    }

    private void somebodyElseRejectsIt() {
        TransactionTemplate other = new TransactionTemplate(transactions);
        other.setPropagationBehavior(TransactionTemplate.PROPAGATION_REQUIRES_NEW);
        other.executeWithoutResult(status -> jdbc.sql("UPDATE invitation SET state = 'rejected' WHERE id = :id")
                .param("id", request.value())
                .update());
    }

    private InvitationState state() {
        return invitations.find(request).orElseThrow().state();
    }

    private RedemptionState lockedState(Redemption redemption) {
        return stored.lock(redemption.id()).orElseThrow().state();
    }

    private void revoke(User actor) {
        try {
            invitations.revoke(request, actor);
        } catch (RuleViolation refused) {
            throw new AssertionError(refused);
        }
    }

    private void inATransaction(Runnable story) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            story.run();
            status.setRollbackOnly();
        });
    }
}
