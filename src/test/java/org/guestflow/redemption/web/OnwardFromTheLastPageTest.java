package org.guestflow.redemption.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guestflow.support.InvitationScenario.somebodyAt;
import static org.guestflow.support.InvitationScenario.toApplication;

import java.util.Map;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.InvitationScenario;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where a guest is sent on to who has redeemed. */
@ApplicationTest
class OnwardFromTheLastPageTest {

    private static final String PORTAL = "https://portal.woodgrove.com";
    private static final String OLIVIA = "olivia@woodgrove.com";

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient jdbc;

    private final String guest = somebodyAt("litware.com");
    private InvitationScenario scenario;

    @BeforeEach
    void people() {
        scenario = new InvitationScenario(context);
    }

    @Test
    void theGuestIsSentOnOnlyToAnOriginThatIsAllowedAtThatMoment() {
        Map<String, Object> request = toApplication(guest, "expense-portal");
        String url = anAllowedOrigin() + "/welcome?from=invitation";
        request.put("inviteRedirectUrl", url);
        scenario.invites(OLIVIA, request);
        Invitee invitee = Invitee.withMail(port, guest);
        invitee.starts();
        invitee.showsTheCodeOfMail(2);
        assertThat(invitee.opens("/consent").headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("form-action 'self' " + PORTAL + ";"));

        assertThat(Invitee.whereTo(invitee.consents())).isEqualTo(url);
    }

    @Test
    void anOriginThatIsNoLongerAllowedLeadsToTheAccessPanel() {
        Map<String, Object> request = toApplication(guest, "expense-portal");
        request.put("inviteRedirectUrl", anAllowedOrigin() + "/welcome");
        scenario.invites(OLIVIA, request);
        Invitee invitee = Invitee.withMail(port, guest);
        invitee.starts();
        invitee.showsTheCodeOfMail(2);
        invitee.opens("/consent");
        jdbc.sql("DELETE FROM application_redirect_origin WHERE origin = :origin")
                .param("origin", PORTAL)
                .update();

        assertThat(Invitee.whereTo(invitee.consents())).isEqualTo("/");
    }

    private String anAllowedOrigin() {
        jdbc.sql(
                        "INSERT INTO application_redirect_origin SELECT id, :origin FROM application WHERE app_id = 'expense-portal'"
                                + " ON CONFLICT DO NOTHING")
                .param("origin", PORTAL)
                .update();
        return PORTAL;
    }
}
