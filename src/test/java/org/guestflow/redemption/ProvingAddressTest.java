package org.guestflow.redemption;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.guestflow.invitation.InvitationState;
import org.guestflow.redemption.PasscodeStanding.Condition;
import org.guestflow.support.AtOnce;
import org.guestflow.support.ProcessTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a code withstands: guesses, time, other browsers. */
@ProcessTest
class ProvingAddressTest extends InvitedToAtlas {

    @Autowired
    private JdbcClient jdbc;

    @Test
    void fiveWrongGuessesKillTheCodeAndNotTheInvitation() throws Exception {
        browser.starts();
        String code = code();

        IntStream.range(0, 5)
                .forEach(guess ->
                        assertThat(refusalOf(() -> browser.shows(wrong(code)))).isEqualTo(Refusal.WRONG_PASSCODE));

        assertThat(refusalOf(() -> browser.shows(code))).isEqualTo(Refusal.PASSCODE_USED_UP);
        assertThat(standing().condition()).isEqualTo(Condition.USED_UP);
        assertThat(scenario.invitation(request).state()).isEqualTo(InvitationState.PENDING_ACCEPTANCE);
        browser.asksForANewCode();
        browser.showsTheCode();
        browser.consents();
        assertThat(scenario.isIn(guest, "project-atlas")).isTrue();
    }

    @Test
    void aCodeIsOverAfterTenMinutes() throws Exception {
        browser.starts();
        String code = code();

        timePasses(Duration.ofMinutes(10));

        assertThat(refusalOf(() -> browser.shows(code))).isEqualTo(Refusal.PASSCODE_EXPIRED);
        assertThat(standing().condition()).isEqualTo(Condition.EXPIRED);
        assertThat(RedeemingGuest.mailedCode(context, request)).isEmpty();
    }

    @Test
    void aCodeWorksUntilItsLastSecond() throws Exception {
        browser.starts();

        timePasses(Duration.ofMinutes(10).minusSeconds(5));

        browser.showsTheCode();
        assertThat(browser.redemption().proven()).isTrue();
    }

    @Test
    void aCodeWorksOnlyInTheBrowserThatAskedForIt() throws Exception {
        browser.starts();
        String code = code();
        RedeemingGuest elsewhere = new RedeemingGuest(context, scenario.link(request));

        assertThat(refusalOf(() -> elsewhere.shows(code))).isEqualTo(Refusal.SESSION_LOST);

        elsewhere.starts();
        assertThat(refusalOf(() -> elsewhere.shows(code))).isEqualTo(Refusal.WRONG_PASSCODE);
        browser.shows(code);
        assertThat(browser.redemption().proven()).isTrue();
    }

    @Test
    void twentyGuessesAtOnceGetFiveComparisons() throws Exception {
        browser.starts();
        String code = code();
        List<Callable<Refusal>> guesses = new ArrayList<>();
        IntStream.range(0, 20).forEach(guess -> guesses.add(() -> refusalOf(() -> browser.shows(wrong(code)))));

        List<Refusal> outcomes = AtOnce.call(guesses);

        assertThat(Collections.frequency(outcomes, Refusal.WRONG_PASSCODE)).isEqualTo(5);
        assertThat(Collections.frequency(outcomes, Refusal.PASSCODE_USED_UP)).isEqualTo(15);
        assertThat(jdbc.sql("SELECT tries FROM passcode WHERE redemption_id = :id")
                        .param("id", browser.redemption().id().value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(5);
    }

    @Test
    void aDoubleClickOnTheRightCodeProvesOnceAndGivesTheSameKeyTwice() throws Exception {
        browser.starts();
        String code = code();
        BrowserKey asked = browser.browser();

        List<BrowserKey> keys = AtOnce.call(
                Collections.nCopies(3, () -> redemptions.proveAddress(scenario.link(request), asked, code)));

        assertThat(keys).containsOnly(keys.get(0)).doesNotContain(asked);
        assertThat(redemptions.find(scenario.link(request), keys.get(0)))
                .hasValueSatisfying(found -> assertThat(found.proven()).isTrue());
    }

    private PasscodeStanding standing() {
        return redemptions.passcodeOf(browser.redemption().id());
    }
}
