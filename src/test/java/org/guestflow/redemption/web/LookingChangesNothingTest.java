package org.guestflow.redemption.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.guestflow.support.InvitationScenario.somebodyAt;
import static org.guestflow.support.InvitationScenario.toGroup;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.guestflow.invitation.Invitations;
import org.guestflow.mail.DeliveryState;
import org.guestflow.mail.Outbox;
import org.guestflow.shared.RequestId;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.InvitationScenario;
import org.guestflow.support.MailFor;
import org.guestflow.support.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Mail scanners open every link, with and without scripts, some with a HEAD: no page may do anything by being looked at. */
@ApplicationTest
class LookingChangesNothingTest {

    private static final List<String> PAGES = List.of(
            "",
            "?asked",
            "?lang=de",
            "/passcode",
            "/passcode?sent",
            "/consent",
            "/done",
            "/decline",
            "/passcode/new",
            "/new-link",
            "/switch",
            "/start-again");

    /** Everything that a step of a redemption writes to, told apart by the request where that is possible. */
    private static final Map<String, String> TRACES = traces();

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Invitations invitations;

    @Autowired
    private Outbox outbox;

    @Autowired
    private JdbcClient jdbc;

    private final String guest = somebodyAt("litware.com");
    private InvitationScenario scenario;
    private RequestId request;
    private Invitee invitee;

    @BeforeEach
    void oliviaInvitesSomebody() {
        scenario = new InvitationScenario(context);
        request = scenario.invites("olivia@woodgrove.com", toGroup(guest, "project-atlas"));
        invitee = Invitee.withMail(port, guest);
    }

    @Test
    void byAScannerThatHasOnlyTheLink() {
        assertThatLookingLeavesNoTrace(invitee);
    }

    @Test
    void byTheGuestWhoWaitsForHisCode() {
        invitee.starts();
        MailFor.recipient(guest).codeInMail(2);

        assertThatLookingLeavesNoTrace(invitee);
        assertThatLookingLeavesNoTrace(invitee.inAnotherBrowser(new Visitor(port)));
    }

    @Test
    void byTheGuestWhoIsAskedForHisConsent() {
        invitee.starts();
        invitee.showsTheCodeOfMail(2);

        assertThatLookingLeavesNoTrace(invitee);
    }

    @Test
    void afterTheInvitationHasEnded() throws Exception {
        invitations.revoke(request, scenario.user("olivia@woodgrove.com").orElseThrow());

        assertThatLookingLeavesNoTrace(invitee);
    }

    private void assertThatLookingLeavesNoTrace(Invitee somebody) {
        await().until(this::noMailIsUnderWay);
        Map<String, String> before = tracesOfTheRequest();
        for (String page : PAGES) {
            somebody.opens(page);
            somebody.browser()
                    .send(somebody.browser().request(somebody.path() + page).method("HEAD", BodyPublishers.noBody()));
        }
        assertThat(tracesOfTheRequest()).isEqualTo(before);
    }

    private boolean noMailIsUnderWay() {
        return outbox.deliveries(request).stream().allMatch(delivery -> delivery.state() == DeliveryState.SENT);
    }

    private Map<String, String> tracesOfTheRequest() {
        Map<String, String> found = new TreeMap<>();
        TRACES.forEach((table, rows) -> found.put(
                table,
                jdbc.sql("SELECT coalesce(string_agg(r::text, ' ' ORDER BY r::text), '') FROM (" + rows + ") r")
                        .param("id", request.value())
                        .param("key", request.toString())
                        .param("guest", guest)
                        .query(String.class)
                        .single()));
        return found;
    }

    private static Map<String, String> traces() {
        Map<String, String> traces = new HashMap<>();
        traces.put("invitation", "SELECT * FROM invitation WHERE id = :id");
        traces.put("redemption", "SELECT * FROM redemption WHERE invitation_id = :id");
        traces.put("passcode", "SELECT p.* FROM passcode p WHERE mail = :guest");
        traces.put("notice", "SELECT kind, generation, recipient FROM notice WHERE request_id = :id");
        traces.put("audit", "SELECT * FROM audit_event WHERE request_id = :id");
        traces.put("guest", "SELECT * FROM directory_user WHERE mail = :guest");
        traces.put("sessions", "SELECT count(*) FROM spring_session WHERE :id IS NOT NULL");
        traces.put(
                "executions",
                "SELECT id_, act_id_, rev_ FROM act_ru_execution WHERE proc_inst_id_ IN"
                        + " (SELECT proc_inst_id_ FROM act_ru_execution WHERE business_key_ = :key)");
        traces.put(
                "jobs",
                "SELECT id_, duedate_ FROM act_ru_job WHERE process_instance_id_ IN"
                        + " (SELECT proc_inst_id_ FROM act_ru_execution WHERE business_key_ = :key)");
        return traces;
    }
}
