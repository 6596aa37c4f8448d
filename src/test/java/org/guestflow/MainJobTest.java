package org.guestflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guestflow.support.InvitationScenario.somebodyAt;
import static org.guestflow.support.InvitationScenario.toGroup;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.guestflow.directory.User;
import org.guestflow.invitation.InvitationState;
import org.guestflow.shared.RequestId;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.InvitationScenario;
import org.guestflow.support.MailFor;
import org.guestflow.support.RestCaller;
import org.guestflow.support.Visitor;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The main job from end to end, as its people do it: over REST, in the mailbox, on the pages. */
@ApplicationTest
class MainJobTest {

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
    void anOutsiderIsInvitedRedeemsAndIsInAndTheEngineNeverKnewWhoItWas() {
        RequestId request = asksForAGuest("project-atlas");
        String token = MailFor.recipient(guest).tokenInMail(1);

        String code = redeems(token);

        assertThat(scenario.endsOf("invitation", request)).containsExactly("Access granted");
        assertThat(scenario.endsOf("redemption", request)).containsExactly("Redeemed");
        assertThat(scenario.user(guest)).map(User::hasAccepted).contains(true);
        assertThat(scenario.isIn(guest, "project-atlas")).isTrue();
        assertThat(tablesThatHold(guest)).isEmpty();
        assertThat(tablesThatHold(token)).isEmpty();
        assertThat(tablesThatHold(code)).isEmpty();
    }

    @Test
    void confidentialWorkIsOpenedByTwoApprovalsInTasklistsInterfaceOnly() {
        RequestId request = asksForAGuest("board-papers");
        assertThat(scenario.user(guest)).isEmpty();

        approves("priya@woodgrove.com", request);
        assertThat(scenario.user(guest)).isEmpty();
        assertThat(MailFor.recipient(guest).all()).isEmpty();
        approves("ada@woodgrove.com", request);

        redeems(MailFor.recipient(guest).tokenInMail(1));
        assertThat(scenario.invitation(request).state()).isEqualTo(InvitationState.COMPLETED);
        assertThat(scenario.isIn(guest, "board-papers")).isTrue();
    }

    private RequestId asksForAGuest(String group) {
        return RequestId.parse(RestCaller.as(port, OLIVIA)
                .start("invitation", toGroup(guest, group))
                .path("businessKey"));
    }

    private void approves(String approver, RequestId request) {
        RestCaller rest = RestCaller.as(port, approver);
        List<String> tasks =
                rest.get("/task?processInstanceBusinessKey=" + request).path("id");
        assertThat(tasks).hasSize(1);
        rest.post(
                        "/task/" + tasks.get(0) + "/complete",
                        Map.of("variables", RestCaller.typed(Map.of("decision", "approve", "comment", "fine"))))
                .then()
                .statusCode(204);
    }

    /** Goes through the pages and gives the passcode that was mailed. */
    private String redeems(String token) {
        Visitor visitor = new Visitor(port);
        Document passcode = follow(visitor, visitor.submit(visitor.open("/redeem/" + token), "#continue", Map.of()));
        String code = MailFor.recipient(guest).codeInMail(2);
        Document consent = follow(visitor, visitor.submit(passcode, "#continue", Map.of("code", code)));
        follow(visitor, visitor.submit(consent, "#continue", Map.of()));
        return code;
    }

    private static Document follow(Visitor visitor, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isBetween(302, 303);
        URI next = URI.create(answer.headers().firstValue("Location").orElseThrow());
        return visitor.open(next.getRawPath());
    }

    /** The engine's tables in any of whose columns, texts and bytes alike, the words stand. */
    private List<String> tablesThatHold(String words) {
        String bytes = HexFormat.of().formatHex(words.getBytes(StandardCharsets.UTF_8));
        List<String> tables = jdbc.sql(
                        "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename LIKE 'act\\_%'")
                .query(String.class)
                .list();
        assertThat(tables).hasSizeGreaterThan(30);
        return tables.stream()
                .filter(table -> jdbc.sql("SELECT EXISTS (SELECT FROM " + table
                                + " t WHERE t::text ILIKE '%' || :words || '%' OR t::text ILIKE '%' || :bytes || '%')")
                        .param("words", words)
                        .param("bytes", bytes)
                        .query(Boolean.class)
                        .single())
                .toList();
    }
}
