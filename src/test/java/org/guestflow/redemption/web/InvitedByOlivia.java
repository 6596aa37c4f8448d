package org.guestflow.redemption.web;

import static org.guestflow.support.InvitationScenario.somebodyAt;
import static org.guestflow.support.InvitationScenario.toGroup;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.guestflow.shared.RequestId;
import org.guestflow.support.InvitationScenario;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** What tests of the pages start from: Olivia has invited somebody to Project Atlas, who has the link in a browser. */
abstract class InvitedByOlivia {

    static final String OLIVIA = "olivia@woodgrove.com";

    final String guest = somebodyAt("litware.com");

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    Clock clock;

    InvitationScenario scenario;
    RequestId request;
    Invitee invitee;

    @BeforeEach
    void oliviaInvitesSomebody() {
        scenario = new InvitationScenario(context);
        request = scenario.invites(OLIVIA, toGroup(guest, "project-atlas"));
        invitee = Invitee.withMail(port, guest);
    }

    @AfterEach
    void theClockRunsOn() {
        ClockUtil.reset();
    }

    static String refusal(HttpResponse<String> answer) {
        return Invitee.read(answer).select("main").attr("id").replaceFirst("^refusal-", "");
    }

    void timePasses(Duration time) {
        ClockUtil.setCurrentTime(Date.from(clock.instant().plus(time)));
    }
}
