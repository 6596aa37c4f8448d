package org.guestflow.panel.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.lifecycle.InactivitySteps;
import org.guestflow.shared.RequestId;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.GuestLife;
import org.guestflow.support.InvitationScenario;
import org.guestflow.support.Visitor;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What ada sees of guests whom nobody looks after, and of one who is blocked for inactivity. */
@ApplicationTest
class InactiveGuestsTest {

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private InactivitySteps steps;

    @Autowired
    private ManagementService management;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private Users users;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private GuestLife life;
    private User guest;
    private Visitor ada;

    @BeforeEach
    void aGuest() throws Exception {
        life = new GuestLife(context);
        guest = life.guest();
        ada = Visitor.signedIn(port, "ada@woodgrove.com");
    }

    @AfterEach
    void theGuestGoes() {
        jdbc.sql("DELETE FROM invitation WHERE guest_id = :id")
                .param("id", guest.id().value())
                .update();
        jdbc.sql("DELETE FROM directory_user WHERE id = :id")
                .param("id", guest.id().value())
                .update();
    }

    @Test
    void theReportCountsAndListsWhomNobodyLooksAfter() {
        long before = counted("without-sponsor");
        jdbc.sql("DELETE FROM sponsor WHERE guest_id = :id")
                .param("id", guest.id().value())
                .update();
        jdbc.sql("UPDATE group_member SET ends_at = NULL WHERE user_id = :id")
                .param("id", guest.id().value())
                .update();

        assertThat(counted("without-sponsor")).isEqualTo(before + 1);
        assertThat(counted("without-sponsor")).isEqualTo(countedApart("""
                        u.external_user_state IS NOT NULL AND u.id NOT IN (SELECT guest_id FROM sponsor)"""));
        assertThat(counted("without-sign-in")).isEqualTo(countedApart("""
                        u.external_user_state = 'accepted' AND u.last_sign_in_at IS NULL"""));
        assertThat(counted("without-end-date")).isEqualTo(countedApart("""
                        u.external_user_state IS NOT NULL AND u.id IN (
                            SELECT m.user_id FROM group_member m JOIN directory_group g ON g.id = m.group_id WHERE g.membership = 'assigned' AND m.ends_at IS NULL
                            UNION SELECT user_id FROM application_assignment WHERE ends_at IS NULL)"""));
        for (String finding : new String[] {"WITHOUT_SPONSOR", "WITHOUT_SIGN_IN", "WITHOUT_END_DATE"}) {
            Document page = ada.open("/administration/guest-report?finding=" + finding);
            HttpResponse<String> csv = ada.get(page.select("#csv").attr("href"));
            assertThat(csv.body())
                    .as(finding)
                    .startsWith("mail,displayName")
                    .contains(guest.mail().toString());
        }
        assertThat(ada.get("/administration/guest-report?finding=WHATEVER").statusCode())
                .isEqualTo(400);
    }

    @Test
    void whereThereIsNobodyTheReportSaysSo() {
        Document page = ada.open("/administration/guest-report?finding=OUTSIDE_DOMAIN_LIST");

        assertThat(page.select("#outside-domain-list").text()).isEqualTo("0");
        assertThat(page.select("#findings span")).hasSize(1);
        assertThat(page.select(".empty").text()).contains("No guest is like that");
        assertThat(ada.speaking("de")
                        .open("/administration/guest-report")
                        .select("h1")
                        .text())
                .isEqualTo("Gäste, um die sich jemand kümmern muss");
    }

    @Test
    void aBlockedGuestIsRestoredByAnAdministratorWhoIsAskedFirst() {
        assertThat(page().select("#inactivity, #restore")).isEmpty();
        RequestId inactivity = blocked();
        assertThat(page().select("#inactivity").text()).contains("Blocked for inactivity, will be deleted on");

        Document question = ada.open(page().select("#restore").attr("href"));
        assertThat(question.text()).contains("Restore the account of", "Project Atlas");
        assertThat(users.find(guest.id()).orElseThrow().accountEnabled()).isFalse();
        HttpResponse<String> answer = ada.submit(question, "main form", Map.of());

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(page().select("#notice").text()).isEqualTo("The account is restored.");
        assertThat(users.find(guest.id()).orElseThrow().accountEnabled()).isTrue();
        assertThat(page().select("#inactivity, #restore")).isEmpty();
        assertThat(new InvitationScenario(context).endsOf("guest-inactivity", inactivity))
                .containsExactly("Guest restored");
        assertThat(ada.open("/administration/audit?object=" + guest.id())
                        .select("#events")
                        .text())
                .contains("Disable account", "Enable account");
    }

    private RequestId blocked() {
        life.wasSeenLast(guest, clock.instant().minus(Duration.ofDays(91)));
        GuestLife.beginInactivities(steps);
        RequestId inactivity = life.inactivityOf(guest);
        await().until(() -> waitsForReturn(inactivity));
        new InvitationScenario(context).runJobAt("NoticeOver", inactivity);
        return inactivity;
    }

    private boolean waitsForReturn(RequestId inactivity) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(inactivity.toString()).list().stream()
                .anyMatch(instance -> management
                                .createJobQuery()
                                .processInstanceId(instance.getId())
                                .activityId("NoticeOver")
                                .count()
                        == 1);
    }

    private Document page() {
        return ada.open("/administration/guests/" + guest.id());
    }

    private Document report(String finding) {
        return ada.open("/administration/guest-report?finding="
                + finding.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private long counted(String finding) {
        return Long.parseLong(report(finding).select("#" + finding).text());
    }

    private long countedApart(String condition) {
        return jdbc.sql("SELECT count(*) FROM directory_user u WHERE " + condition)
                .query(Long.class)
                .single();
    }
}
