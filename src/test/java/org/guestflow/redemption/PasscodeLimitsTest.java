package org.guestflow.redemption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.guestflow.support.InvitationScenario.toApplication;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.guestflow.shared.RequestId;
import org.guestflow.support.AtOnce;
import org.guestflow.support.ProcessTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How many codes are mailed, however often they are asked for. */
@ProcessTest
class PasscodeLimitsTest extends InvitedToAtlas {

    @Autowired
    private RedemptionSettings settings;

    @Autowired
    private JdbcClient jdbc;

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

        List<Refusal> outcomes = AtOnce.call(clicks);

        assertThat(Collections.frequency(outcomes, Refusal.TOO_MANY_PASSCODES)).isEqualTo(7);
        assertThat(codesMailed()).isEqualTo(5);
    }

    @Test
    void aDoubleClickOnTheFirstPageMailsOneCode() throws Exception {
        List<Refusal> outcomes = AtOnce.call(Collections.nCopies(3, () -> refusalOf(browser::starts)));

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

    private long codesMailed() {
        return jdbc.sql("SELECT count(*) FROM passcode WHERE mail = :mail")
                .param("mail", guest)
                .query(Long.class)
                .single();
    }
}
