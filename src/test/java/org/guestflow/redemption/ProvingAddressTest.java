package org.guestflow.redemption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.guestflow.support.InvitationScenario.somebodyAt;
import static org.guestflow.support.InvitationScenario.toApplication;
import static org.guestflow.support.InvitationScenario.toGroup;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.guestflow.invitation.InvitationState;
import org.guestflow.redemption.PasscodeStanding.Condition;
import org.guestflow.shared.RequestId;
import org.guestflow.support.InvitationScenario;
import org.guestflow.support.ProcessTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Guesses, clocks, clicks at the same instant: what a code and a consent withstand. */
@ProcessTest
class ProvingAddressTest {

    private static final String OLIVIA = "olivia@woodgrove.com";

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Redemptions redemptions;

    @Autowired
    private Clock clock;

    @Autowired
    private RedemptionSettings settings;

    @Autowired
    private JdbcClient jdbc;

    private final String guest = somebodyAt("litware.com");
    private InvitationScenario scenario;
    private RequestId request;
    private RedeemingGuest browser;

    @BeforeEach
    void oliviaInvitesSomebody() {
        scenario = new InvitationScenario(context);
        request = scenario.invites(OLIVIA, toGroup(guest, "project-atlas"));
        browser = new RedeemingGuest(context, scenario.link(request));
    }

    @AfterEach
    void theClockRunsOn() {
        ClockUtil.reset();
    }

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

        List<Refusal> outcomes = atTheSameInstant(guesses);

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

        List<BrowserKey> keys = atTheSameInstant(
                Collections.nCopies(3, () -> redemptions.proveAddress(scenario.link(request), asked, code)));

        assertThat(keys).containsOnly(keys.get(0)).doesNotContain(asked);
        assertThat(redemptions.find(scenario.link(request), keys.get(0)))
                .hasValueSatisfying(found -> assertThat(found.proven()).isTrue());
    }

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
    void anAddressIsMailedFiveCodesAnHourWhateverTheBrowserAndTheInvitation() throws Exception {
        RequestId other = scenario.invites(OLIVIA, toApplication(guest, "expense-portal"));
        browser.starts();
        browser.asksForANewCode();
        browser.asksForANewCode();
        new RedeemingGuest(context, scenario.link(request)).starts();
        new RedeemingGuest(context, scenario.link(other)).starts();

        RedemptionRefused refused = catchThrowableOfType(RedemptionRefused.class, () -> browser.asksForANewCode());

        assertThat(refused.refusal()).isEqualTo(Refusal.TOO_MANY_PASSCODES);
        assertThat(refused.retryAfter())
                .hasValueSatisfying(wait -> assertThat(wait).isBetween(Duration.ofMinutes(58), Duration.ofHours(1)));
        assertThat(refusalOf(() -> new RedeemingGuest(context, scenario.link(request)).starts()))
                .isEqualTo(Refusal.TOO_MANY_PASSCODES);
        timePasses(Duration.ofHours(1));
        browser.asksForANewCode();
        browser.showsTheCode();
    }

    @Test
    void clicksAtTheSameInstantDoNotGetMoreCodesThanThat() throws Exception {
        List<Callable<Refusal>> clicks = new ArrayList<>();
        IntStream.range(0, 12)
                .mapToObj(click -> new RedeemingGuest(context, scenario.link(request)))
                .forEach(one -> clicks.add(() -> refusalOf(one::starts)));

        List<Refusal> outcomes = atTheSameInstant(clicks);

        assertThat(Collections.frequency(outcomes, Refusal.TOO_MANY_PASSCODES)).isEqualTo(7);
        assertThat(codesMailed()).isEqualTo(5);
    }

    @Test
    void aDoubleClickOnTheFirstPageMailsOneCode() throws Exception {
        List<Refusal> outcomes = atTheSameInstant(Collections.nCopies(3, () -> refusalOf(browser::starts)));

        assertThat(outcomes).containsOnlyNulls();
        assertThat(codesMailed()).isEqualTo(1);
    }

    @Test
    void oneSourceCanAskForAsManyCodesAsAreAllowedForAnOffice() throws Exception {
        browser.starts();
        jdbc.sql("""
                        INSERT INTO passcode (redemption_id, mail, source_hash, seed, issued_at, expires_at)
                        SELECT redemption_id, 'office-' || n || '@litware.com', source_hash, gen_random_uuid(), issued_at, expires_at
                        FROM passcode, generate_series(1, :others) n WHERE redemption_id = :id""")
                .param("others", settings.passcodesPerHourFromSource() - 1)
                .param("id", browser.redemption().id().value())
                .update();

        RedeemingGuest sameOffice = new RedeemingGuest(context, scenario.link(request), browser.source());
        assertThat(refusalOf(sameOffice::starts)).isEqualTo(Refusal.TOO_MANY_PASSCODES);
        RedeemingGuest elsewhere = new RedeemingGuest(context, scenario.link(request), "198.51.100.7");
        assertThat(refusalOf(elsewhere::starts)).isNull();
    }

    @Test
    void twoBrowsersThatConsentAtTheSameInstantRedeemOnce() throws Exception {
        RedeemingGuest phone = new RedeemingGuest(context, scenario.link(request));
        phone.starts();
        phone.showsTheCode();
        browser.starts();
        browser.showsTheCode();

        List<Refusal> outcomes =
                atTheSameInstant(List.of(() -> refusalOf(phone::consents), () -> refusalOf(browser::consents)));

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
                atTheSameInstant(List.of(() -> refusalOf(browser::consents), () -> refusalOf(browser::declines)));

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

    @Test
    void neitherCodeNorBrowserKeyNorSourceIsAnywhereInTheDatabase() throws Exception {
        browser.starts();
        String code = code();
        BrowserKey asked = browser.browser();
        browser.showsTheCode();
        browser.consents();

        assertThat(tablesThatMention(code)).isEmpty();
        assertThat(tablesThatMention(asked.value())).isEmpty();
        assertThat(tablesThatMention(browser.browser().value())).isEmpty();
        assertThat(tablesThatMention(browser.source())).isEmpty();
        assertThat(tablesThatMention(guest)).allMatch(table -> !table.startsWith("act_"));
    }

    private List<String> tablesThatMention(String text) {
        List<String> tables = jdbc.sql("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"
                        + " AND table_type = 'BASE TABLE'")
                .query(String.class)
                .list();
        return tables.stream().filter(table -> mentions(table, text)).toList();
    }

    /** Binary columns are shown in hexadecimal by PostgreSQL, so the text is looked for in that form too. */
    private boolean mentions(String table, String text) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM " + table + " t WHERE strpos(t::text, :text) > 0"
                        + " OR strpos(t::text, encode(convert_to(:text, 'UTF8'), 'hex')) > 0)")
                .param("text", text)
                .query(Boolean.class)
                .single();
    }

    private long codesMailed() {
        return jdbc.sql("SELECT count(*) FROM passcode WHERE mail = :mail")
                .param("mail", guest)
                .query(Long.class)
                .single();
    }

    private String code() {
        return RedeemingGuest.mailedCode(context, request).orElseThrow();
    }

    private PasscodeStanding standing() {
        return redemptions.passcodeOf(browser.redemption().id());
    }

    private static String wrong(String code) {
        return (code.charAt(0) == '9' ? "0" : "9") + code.substring(1);
    }

    private void timePasses(Duration time) {
        ClockUtil.setCurrentTime(Date.from(clock.instant().plus(time)));
    }

    /** Why a step was refused; null where it was not. */
    private static Refusal refusalOf(ThrowingCallable step) {
        RedemptionRefused refused = catchThrowableOfType(RedemptionRefused.class, step);
        return refused == null ? null : refused.refusal();
    }

    private static <T> List<T> atTheSameInstant(List<? extends Callable<T>> actions) throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(actions.size());
        try {
            CyclicBarrier start = new CyclicBarrier(actions.size());
            List<Future<T>> answers = new ArrayList<>();
            for (Callable<T> action : actions) {
                answers.add(people.submit(() -> {
                    start.await();
                    return action.call();
                }));
            }
            List<T> outcomes = new ArrayList<>();
            for (Future<T> answer : answers) {
                outcomes.add(answer.get());
            }
            return outcomes;
        } finally {
            people.shutdownNow();
        }
    }
}
