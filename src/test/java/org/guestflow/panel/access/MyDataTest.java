package org.guestflow.panel.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guestflow.support.InvitationScenario.somebodyAt;
import static org.guestflow.support.InvitationScenario.toGroup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.guestflow.audit.AuditEvent;
import org.guestflow.audit.AuditTrail;
import org.guestflow.demo.TestLitware;
import org.guestflow.directory.User;
import org.guestflow.identity.IdentityLinks;
import org.guestflow.identity.IdentityRefused;
import org.guestflow.identity.ProvenIdentity;
import org.guestflow.invitation.Invitations;
import org.guestflow.redemption.Consents;
import org.guestflow.redemption.RedeemingGuest;
import org.guestflow.redemption.RedemptionRefused;
import org.guestflow.review.ReviewedGroup;
import org.guestflow.shared.RequestId;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.InvitationScenario;
import org.guestflow.support.RestCaller;
import org.guestflow.support.Visitor;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What people read and take away of what is stored about them: all of it, and of others nothing. */
@ApplicationTest
class MyDataTest {

    private static final String OLIVIA = "olivia@woodgrove.com";
    private static final String PRIYA = "priya@woodgrove.com";
    private static final int PAGE = 25;

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private IdentityLinks links;

    @Autowired
    private Consents consents;

    @Autowired
    private Invitations invitations;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private TransactionTemplate transaction;

    private final String guest = somebodyAt("litware.com");
    private InvitationScenario scenario;

    @BeforeEach
    void somebody() {
        scenario = new InvitationScenario(context);
    }

    @Test
    void whatWasSaidInReviewsIsThereForWhoItIsAboutAndForWhoSaidIt() throws Exception {
        ReviewedGroup group = new ReviewedGroup(context);
        try {
            User sam = group.user("sam@litware.com");
            group.comesIn(sam);
            RequestId review = group.starts();
            Awaitility.await().until(() -> !group.outcomes(review).isEmpty());
            group.answers(review, group.owner(), ReviewedGroup.keep(sam));

            JsonNode about =
                    only(download(Visitor.signedIn(port, sam.mail().toString())).path("reviewsOfMe"), review);
            JsonNode by = only(
                    download(Visitor.signedIn(port, group.owner().mail().toString()))
                            .path("reviewAnswersByMe"),
                    review);

            assertThat(about.get("target").asText()).isEqualTo(group.name());
            assertThat(about.get("answer").asText()).isEqualTo("keep");
            assertThat(about.toString()).doesNotContain(group.owner().displayName());
            assertThat(by.get("guest").asText()).isEqualTo(sam.displayName());
        } finally {
            group.remove();
        }
    }

    @Test
    void myDataIsMineAlone() throws JsonProcessingException {
        Visitor sam = Visitor.signedIn(port, "sam@litware.com");

        assertThat(sam.open("/my-data").text()).contains("sam@litware.com", "Guest", "Account", "GuestInviter");
        assertThat(sam.get("/my-data/download").body())
                .contains("\"mail\":\"sam@litware.com\"", "Project Atlas")
                .doesNotContain("lena", "{bcrypt}", "Hash");
        assertThat(download(sam).path("roles").get(0).asText()).isEqualTo("GuestInviter");
    }

    @Test
    void aGuestReadsWhyAndByWhomHeWasAskedForAndNotWhatApproversWrote() throws Exception {
        redeems(invites("project-atlas", "She knows the drawings"));
        RequestId refused = invites("board-papers", "She reads the figures too");
        scenario.decides(PRIYA, refused, "reject", "Marco sees to the figures");
        Visitor visitor = signedIn(guest);

        String about = visitor.open("/my-data").select("#about-me").text();
        String all = visitor.get("/my-data/download").body();

        for (String told : List.of(about, all)) {
            assertThat(told)
                    .contains("Project Atlas", "She knows the drawings", "Board papers", "She reads the figures too")
                    .contains("Olivia", "rejected")
                    .doesNotContain("Marco", "Priya", PRIYA);
        }
        assertThat(visitor.open("/my-data").select("main").text()).contains("What approvers wrote");
        assertThat(visitor.speaking("de").open("/my-data").select("#about-me").text())
                .contains("Einladung zu Project Atlas", "abgelehnt");
    }

    @Test
    void consentsSignInAndTheTrailAreThere() throws Exception {
        redeems(invites("project-atlas", "She knows the drawings"));
        Visitor visitor = signedIn(guest);

        Document page = visitor.open("/my-data");
        assertThat(page.select("#consents li").eachText())
                .hasSize(1)
                .allMatch(line -> line.startsWith("Privacy statement 1, terms of use 1"));
        assertThat(page.select("#last-sign-in time")).hasSize(1);
        assertThat(page.select("#identity").text()).isEqualTo("by password or mailed code");
        assertThat(page.select("#trail tbody tr").eachText())
                .anyMatch(line -> line.contains("Redeem external user invite") && line.endsWith("you"))
                .anyMatch(line -> line.contains("Add user") && !line.contains("Olivia"))
                .anyMatch(line -> line.contains("Add member to group"));
        JsonNode all = download(visitor);
        assertThat(all.path("consents").get(0).path("acceptedAt").asText()).isNotEmpty();
        assertThat(all.path("lastSignInDateTime").asText()).isNotEmpty();
        assertThat(all.path("audit").findValuesAsText("actor"))
                .contains("me", "other")
                .doesNotContain(OLIVIA);
    }

    @Test
    void theIdentityOfTheAccountIsNamedWithoutItsSubject() throws Exception {
        redeems(invites("project-atlas", "She knows the drawings"));
        link("https://login.litware.example");
        Visitor visitor = signedIn(guest);

        assertThat(visitor.open("/my-data").select("#identity").text())
                .startsWith("at https://login.litware.example, linked since");
        JsonNode identity = download(visitor).path("identity");
        assertThat(identity.path("issuer").asText()).isEqualTo("https://login.litware.example");
        assertThat(identity.path("linkedAt").asText()).isNotEmpty();
    }

    @Test
    void anInvitationOfWhoeverHadTheAddressBeforeIsNotMine() throws Exception {
        RequestId before = invites("project-atlas", "He is the plumber");
        invitations.revoke(before, scenario.user(OLIVIA).orElseThrow());
        assertThat(scenario.user(guest)).isEmpty();
        redeems(invites("project-atlas", "She knows the drawings"));

        assertThat(signedIn(guest).get("/my-data/download").body())
                .contains("She knows the drawings")
                .doesNotContain("plumber", before.toString());
    }

    @Test
    void whoWasAddedWithoutAnInvitationReadsByWhomAndNothingOfTheOthers() throws Exception {
        List<String> people = TestLitware.directory().people(2);
        RestCaller.as(port, "sam@litware.com")
                .start(
                        "direct-addition",
                        Map.of(
                                "partner",
                                "litware.com",
                                "users",
                                String.join(",", people),
                                "targetType",
                                "group",
                                "targetId",
                                "project-atlas",
                                "justification",
                                "They draw the roof"))
                .then()
                .statusCode(200);
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> people.stream().allMatch(one -> scenario.isIn(one, "project-atlas")));
        consents.accept(scenario.user(people.get(0)).orElseThrow());
        Visitor visitor = signedIn(people.get(0));

        assertThat(visitor.open("/my-data").select("#about-me").text())
                .contains("Added to Project Atlas without an invitation", "asked for by Sam", "They draw the roof");
        assertThat(download(visitor).path("additionsOfMe").findValuesAsText("justification"))
                .containsOnlyOnce("They draw the roof");
        assertThat(visitor.get("/my-data/download").body()).doesNotContain(people.get(1));
        assertThat(Visitor.signedIn(port, "sam@litware.com")
                        .open("/my-data")
                        .select("#asked-for")
                        .text())
                .contains("People for Project Atlas");
    }

    @Test
    void whoAskedReadsWhatBecameOfIt() throws Exception {
        RequestId refused = invites("board-papers", "She reads the figures");
        scenario.decides(PRIYA, refused, "reject", "Not before March");

        JsonNode asked = download(Visitor.signedIn(port, OLIVIA)).path("invitationsAskedFor");

        JsonNode mine = asked.get(0);
        assertThat(mine.path("person").asText()).isEqualTo(guest);
        assertThat(mine.path("state").asText()).isEqualTo("rejected");
        assertThat(mine.path("reason").asText()).contains("Not before March");
    }

    @Test
    void theTrailComesPageByPageAndTheDownloadHasAllOfIt() throws Exception {
        redeems(invites("project-atlas", "She knows the drawings"));
        Visitor visitor = signedIn(guest);
        String id = scenario.user(guest).orElseThrow().id().toString();
        transaction.executeWithoutResult(status -> {
            for (int i = 0; i < PAGE; i++) {
                trail.record(new AuditEvent(id, "Sign in", "User", id, null, Map.of(), Map.of("number", i)));
            }
        });

        Document first = visitor.open("/my-data");
        assertThat(first.select("#trail tbody tr").eachText()).hasSize(PAGE).allMatch(line -> line.contains("Sign in"));
        Document second = visitor.open(first.select("a[rel=next]").attr("href"));
        assertThat(second.select("#trail tbody tr").eachText())
                .anyMatch(line -> line.contains("Redeem external user invite"))
                .noneMatch(line -> line.contains("Sign in"));
        assertThat(download(visitor).path("audit"))
                .hasSize(PAGE + second.select("#trail tbody tr").size());
    }

    private RequestId invites(String group, String justification) {
        Map<String, Object> request = new HashMap<>(toGroup(guest, group));
        request.put("justification", justification);
        return scenario.invites(OLIVIA, request);
    }

    private void redeems(RequestId request) throws RedemptionRefused {
        RedeemingGuest browser = new RedeemingGuest(context, scenario.link(request));
        browser.starts();
        browser.showsTheCode();
        browser.consents();
    }

    private void link(String issuer) throws IdentityRefused {
        User user = scenario.user(guest).orElseThrow();
        links.link(user.id(), new ProvenIdentity(issuer, "subject-of-" + guest, guest));
    }

    /** With the demo's password, which guests otherwise have none of. */
    private Visitor signedIn(String mail) {
        jdbc.sql(
                        "UPDATE directory_user SET password_hash = (SELECT password_hash FROM directory_user WHERE mail = 'sam@litware.com')"
                                + " WHERE lower(mail) = lower(:mail)")
                .param("mail", mail)
                .update();
        return Visitor.signedIn(port, mail);
    }

    private static JsonNode download(Visitor visitor) throws JsonProcessingException {
        return JsonMapper.builder()
                .build()
                .readTree(visitor.get("/my-data/download").body());
    }

    private static JsonNode only(JsonNode list, RequestId review) {
        List<JsonNode> found = new ArrayList<>();
        list.forEach(one -> found.add(one));
        found.removeIf(one -> !one.get("review").asText().equals(review.toString()));
        assertThat(found).hasSize(1);
        return found.get(0);
    }
}
