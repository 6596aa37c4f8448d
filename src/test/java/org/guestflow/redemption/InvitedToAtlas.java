package org.guestflow.redemption;

import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.guestflow.support.InvitationScenario.somebodyAt;
import static org.guestflow.support.InvitationScenario.toGroup;

import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.guestflow.shared.RequestId;
import org.guestflow.support.InvitationScenario;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What tests of redemption start from: Olivia has invited somebody to Project Atlas, who has opened the link in a browser. */
abstract class InvitedToAtlas {

    static final String OLIVIA = "olivia@woodgrove.com";

    final String guest = somebodyAt("litware.com");

    @Autowired
    ApplicationContext context;

    @Autowired
    Redemptions redemptions;

    @Autowired
    Clock clock;

    InvitationScenario scenario;
    RequestId request;
    RedeemingGuest browser;

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

    String code() {
        return RedeemingGuest.mailedCode(context, request).orElseThrow();
    }

    void timePasses(Duration time) {
        ClockUtil.setCurrentTime(Date.from(clock.instant().plus(time)));
    }

    static String wrong(String code) {
        return (code.charAt(0) == '9' ? "0" : "9") + code.substring(1);
    }

    /** Why a step was refused; null where it was not. */
    static Refusal refusalOf(ThrowingCallable step) {
        RedemptionRefused refused = catchThrowableOfType(RedemptionRefused.class, step);
        return refused == null ? null : refused.refusal();
    }
}
