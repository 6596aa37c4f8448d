package org.guestflow.invitation.process;

import static org.guestflow.support.InvitationScenario.somebodyAt;

import java.time.Duration;
import java.util.Date;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.guestflow.directory.User;
import org.guestflow.invitation.Invitations;
import org.guestflow.support.InvitationScenario;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What tests of the process start from: Olivia, and somebody at Litware whom nobody has invited yet. */
abstract class OliviaInvites {

    static final String OLIVIA = "olivia@woodgrove.com";

    final String guest = somebodyAt("litware.com");

    @Autowired
    ApplicationContext context;

    @Autowired
    Invitations invitations;

    @Autowired
    RuntimeService runtime;

    InvitationScenario scenario;

    @BeforeEach
    void people() {
        scenario = new InvitationScenario(context);
    }

    @AfterEach
    void theClockRunsOn() {
        ClockUtil.reset();
    }

    User olivia() {
        return scenario.user(OLIVIA).orElseThrow();
    }

    static void moveClock(Duration by) {
        ClockUtil.setCurrentTime(
                Date.from(ClockUtil.getCurrentTime().toInstant().plus(by)));
    }
}
