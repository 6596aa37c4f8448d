package org.guestflow.redemption;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.guestflow.invitation.InvitationState;
import org.guestflow.support.AtOnce;
import org.guestflow.support.ProcessTest;
import org.junit.jupiter.api.Test;

/** Who may consent or decline, until when, and what comes of doing it twice. */
@ProcessTest
class ConsentingTest extends InvitedToAtlas {

    @Test
    void aKeyThatWasPlantedBeforeTheProofIsWorthNothingAfterIt() throws Exception {
        browser.starts();
        BrowserKey planted = browser.browser();

        browser.showsTheCode();

        assertThat(refusalOf(() -> redemptions.consent(scenario.link(request), planted, "1", "1")))
                .isEqualTo(Refusal.SESSION_LOST);
        assertThat(refusalOf(() -> redemptions.decline(scenario.link(request), planted)))
                .isEqualTo(Refusal.SESSION_LOST);
        assertThat(scenario.invitation(request).state()).isEqualTo(InvitationState.PENDING_ACCEPTANCE);
    }

    @Test
    void consentNeedsTheProof() throws Exception {
        browser.starts();

        assertThat(refusalOf(browser::consents)).isEqualTo(Refusal.SESSION_LOST);
        assertThat(refusalOf(browser::declines)).isEqualTo(Refusal.SESSION_LOST);
    }

    @Test
    void twoBrowsersThatConsentAtTheSameInstantRedeemOnce() throws Exception {
        RedeemingGuest phone = new RedeemingGuest(context, scenario.link(request));
        phone.starts();
        phone.showsTheCode();
        browser.starts();
        browser.showsTheCode();

        List<Refusal> outcomes =
                AtOnce.call(List.of(() -> refusalOf(phone::consents), () -> refusalOf(browser::consents)));

        assertThat(outcomes).containsExactlyInAnyOrder(null, Refusal.ALREADY_REDEEMED);
        assertThat(List.of(phone.redemption().state(), browser.redemption().state()))
                .containsExactlyInAnyOrder(RedemptionState.REDEEMED, RedemptionState.ABANDONED);
        assertThat(scenario.invitation(request).state()).isEqualTo(InvitationState.COMPLETED);
        assertThat(scenario.mailTo(OLIVIA, request)).hasSize(1);
    }

    @Test
    void consentingAndDecliningAtTheSameInstantComesToOneOfThem() throws Exception {
        browser.starts();
        browser.showsTheCode();

        List<Refusal> outcomes =
                AtOnce.call(List.of(() -> refusalOf(browser::consents), () -> refusalOf(browser::declines)));

        assertThat(outcomes).containsOnlyOnce((Refusal) null);
        assertThat(scenario.invitation(request).state())
                .isEqualTo(outcomes.get(0) == null ? InvitationState.COMPLETED : InvitationState.DECLINED);
    }

    @Test
    void consentIsToTheVersionsThatAreInForce() throws Exception {
        browser.starts();
        browser.showsTheCode();

        assertThat(refusalOf(() -> redemptions.consent(scenario.link(request), browser.browser(), "1", "0")))
                .isEqualTo(Refusal.TERMS_CHANGED);
        assertThat(browser.redemption().state()).isEqualTo(RedemptionState.AWAITING_CONSENT);
    }

    @Test
    void aRedemptionIsOverAfterADayEvenIfItsTimerHasNotRun() throws Exception {
        browser.starts();
        browser.showsTheCode();

        timePasses(Duration.ofDays(1));

        assertThat(browser.redemption().state()).isEqualTo(RedemptionState.ABANDONED);
        assertThat(refusalOf(browser::consents)).isEqualTo(Refusal.SESSION_LOST);
    }

    @Test
    void anExpiredARevokedAndAReplacedLinkAreRefusedAtEveryStep() throws Exception {
        browser.starts();
        RedeemingGuest proven = new RedeemingGuest(context, scenario.link(request));
        proven.starts();
        proven.showsTheCode();

        timePasses(Duration.ofDays(30));

        for (ThrowingCallable step : List.<ThrowingCallable>of(
                browser::starts,
                browser::asksForANewCode,
                () -> browser.shows("12345678"),
                proven::consents,
                proven::declines)) {
            assertThat(refusalOf(step)).isEqualTo(Refusal.LINK_EXPIRED);
        }
        assertThat(scenario.isIn(guest, "project-atlas")).isFalse();
    }
}
