package org.guestflow.directaddition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guestflow.support.InvitationScenario.somebodyAt;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.guestflow.demo.TestLitware;
import org.guestflow.shared.RequestId;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.InvitationScenario;
import org.guestflow.support.MailFor;
import org.guestflow.support.RestCaller;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sam of Litware adds colleagues over Camunda's REST API, with the job executor at work. */
@ApplicationTest
class AddColleaguesOverRestTest {

    private static final String SAM = "sam@litware.com";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient jdbc;

    private final TestLitware litware = TestLitware.directory();
    private InvitationScenario scenario;

    @BeforeEach
    void people() {
        scenario = new InvitationScenario(context);
    }

    @Test
    void twoColleaguesAreInWithinSecondsAndEachGetsOneMailWithoutALinkToRedeem() throws Exception {
        List<String> colleagues = litware.people(2);

        RequestId request = settled(SAM, add(SAM, "project-atlas", colleagues));

        RestCaller.as(port, SAM)
                .graphGet("/directAdditions/" + request)
                .then()
                .statusCode(200)
                .body("partner", equalTo("Litware"))
                .body("people.outcome", contains("added", "added"))
                .body("people.directoryId", everyItem(notNullValue()))
                .body("evidence.privilege", containsString("is a member of"))
                .body("evidence.connection", matchesPattern("LDAP at ldap://127\\.0\\.0\\.1:\\d+"))
                .body("decision.rule", equalTo("DirectAdditionToNormal"))
                .body("decision.inputs.route", equalTo("directAddition"));
        for (String colleague : colleagues) {
            assertThat(scenario.isIn(colleague, "project-atlas")).isTrue();
            MailFor.recipient(colleague).await(1);
            assertThat(MailFor.recipient(colleague).all())
                    .singleElement()
                    .satisfies(mail -> assertThat(mail.getSubject()).contains("has added you"));
        }
        assertNothingPersonalInTheEngine(colleagues.get(0));
    }

    @ParameterizedTest(name = "{0} to {1} {2}: {4}")
    @CsvSource(textBlock = """
            sam@litware.com,     group,       board-papers,   litware.com,     TargetNotOwned,    403
            sam@litware.com,     group,       all-staff,      litware.com,     TargetNotOwned,    403
            sam@litware.com,     group,       finance,        litware.com,     TargetNotOwned,    403
            sam@litware.com,     application, expense-portal, litware.com,     TargetNotOwned,    403
            lena@litware.com,    group,       project-atlas,  litware.com,     InvitesNotAllowed, 403
            ada@woodgrove.com,   group,       all-staff,      litware.com,     DynamicGroup,      400
            ada@woodgrove.com,   group,       finance,        litware.com,     SyncedGroup,       400
            ben@woodgrove.com,   group,       project-atlas,  litware.com,     TargetNotOwned,    403
            olivia@woodgrove.com,group,       crew,           litware.com,     SelfServiceOff,    403
            sam@litware.com,     group,       project-atlas,  nobody.example,  UnknownPartner,    400
            """)
    void aRequestThatIsRefusedNamesTheRuleAndLeavesNothing(
            String inviter, String type, String target, String partner, String rule, int status) {
        long before = requests();

        RestCaller.as(port, inviter)
                .start(
                        "direct-addition",
                        Map.of(
                                "partner",
                                partner,
                                "users",
                                "somebody@litware.com",
                                "targetType",
                                type,
                                "targetId",
                                target))
                .then()
                .statusCode(status)
                .body("type", equalTo(rule));

        assertThat(requests()).isEqualTo(before);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `  `         | NoPeople
            `,;,`        | NoPeople
            many         | TooManyPeople
            """)
    void aRequestForNobodyOrForTooManyIsRefused(String users, String rule) {
        String named = users.equals("many")
                ? IntStream.rangeClosed(1, 1001)
                        .mapToObj(number -> "p" + number + "@litware.com")
                        .collect(Collectors.joining(","))
                : users;

        RestCaller.as(port, SAM)
                .start(
                        "direct-addition",
                        Map.of(
                                "partner",
                                "litware.com",
                                "users",
                                named,
                                "targetType",
                                "group",
                                "targetId",
                                "project-atlas"))
                .then()
                .statusCode(400)
                .body("type", equalTo(rule));
    }

    @Test
    void whatIsForgedAtTheStartChangesNothing() {
        String stranger = somebodyAt("litware.com");
        RequestId request = settled(
                SAM,
                RestCaller.as(port, SAM)
                        .start(
                                "direct-addition",
                                Map.of(
                                        "partner", "litware.com",
                                        "users", stranger,
                                        "targetType", "group",
                                        "targetId", "project-atlas",
                                        "vouched", true,
                                        "anyoneFound", true,
                                        "policyOutcome", "goAhead",
                                        "inviter", "ada@woodgrove.com")));

        RestCaller.as(port, SAM)
                .graphGet("/directAdditions/" + request)
                .then()
                .body("people.outcome", contains("invited"))
                .body("people.rule", contains("PersonNotFound"));
        assertThat(scenario.user(stranger)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"*)(uid=*", "*", "sam@litware.com)(|(mail=*", "\\2a@litware.com", "a*@litware.com"})
    void anAddressThatIsAFilterFindsNobody(String address) {
        RequestId request = settled(SAM, add(SAM, "project-atlas", List.of(address)));

        RestCaller.as(port, SAM)
                .graphGet("/directAdditions/" + request)
                .then()
                .body("people.outcome", not(hasItem("added")));
    }

    @Test
    void requestsAreListedPageByPageAndNarrowed() {
        RequestId first = settled(SAM, add(SAM, "project-atlas", litware.people(1)));
        RequestId second = settled(SAM, add(SAM, "project-atlas", litware.people(2)));
        RestCaller sam = RestCaller.as(port, SAM);
        String own = "/directAdditions?$filter=id in ('%s','%s')".formatted(first, second);

        Response page = sam.graphGet(own + "&$top=1&$count=true");
        page.then().statusCode(200).body("'@odata.count'", equalTo(2)).body("value.id", contains(second.toString()));
        sam.follow(page.path("'@odata.nextLink'"))
                .then()
                .body("value.id", contains(first.toString()))
                .body("value[0].people", hasSize(1))
                .body("value[0].decision.rule", notNullValue())
                .body("'@odata.nextLink'", nullValue());
        sam.graphGet(own + "&$orderby=createdDateTime&$select=id,state")
                .then()
                .body("value", contains(shown(first), shown(second)));
        sam.graphGet(own + " and state ne 'completed'").then().body("value", empty());
        RestCaller.as(port, "ada@woodgrove.com")
                .graphGet(own + " and targetType eq 'group'")
                .then()
                .body("value.id", contains(second.toString(), first.toString()));
        sam.graphGet("/directAdditions?$filter=partner eq 'Litware'").then().statusCode(400);
    }

    private static Map<String, String> shown(RequestId request) {
        return Map.of("id", request.toString(), "state", "completed");
    }

    @Test
    void nobodyElseSeesARequestAndItsPeople() {
        RequestId request = settled(SAM, add(SAM, "project-atlas", litware.people(1)));

        for (String other : List.of("lena@litware.com", "olivia@woodgrove.com", "ben@woodgrove.com")) {
            RestCaller.as(port, other)
                    .graphGet("/directAdditions/" + request)
                    .then()
                    .statusCode(404);
            RestCaller.as(port, other)
                    .graphGet("/directAdditions")
                    .then()
                    .statusCode(200)
                    .body("value.id", not(hasItem(request.toString())));
        }
        RestCaller.as(port, "ada@woodgrove.com")
                .graphGet("/directAdditions/" + request)
                .then()
                .statusCode(200);
        RestCaller.as(port, "ben@woodgrove.com")
                .graphGet("/directAdditions")
                .then()
                .body("value", empty());
    }

    @Test
    void aThousandPeopleInOneRequestAreAllAddedNoneTwice() throws Exception {
        List<String> crowd = litware.hire("thousand" + System.nanoTime(), 1000);

        RequestId request = settled(SAM, add(SAM, "project-atlas", crowd));

        assertThat(outcomes(request)).containsOnly(Map.entry("added", 1000L));
        assertThat(jdbc.sql("""
                        SELECT count(*) FROM group_member m JOIN directory_user u ON u.id = m.user_id
                        JOIN direct_addition_person p ON p.user_id = u.id WHERE p.request_id = :id""").param("id", request.value()).query(Long.class).single())
                .isEqualTo(1000);
    }

    @Test
    void twoRequestsAtOnceForTheSamePeopleMakeOneGuestOfEach() throws Exception {
        List<String> crowd = litware.hire("overlap" + System.nanoTime(), 250);
        List<String> backwards = new ArrayList<>(crowd);
        Collections.reverse(backwards);

        Response one = add(SAM, "project-atlas", crowd);
        Response other = add(SAM, "project-atlas", backwards);

        for (RequestId request : List.of(settled(SAM, one), settled(SAM, other))) {
            assertThat(outcomes(request)).containsOnly(Map.entry("added", 250L));
        }
        assertThat(jdbc.sql("""
                        SELECT count(*) FROM directory_user u JOIN group_member m ON m.user_id = u.id
                        WHERE lower(u.mail) = ANY (:crowd)""")
                        .param(
                                "crowd",
                                crowd.stream()
                                        .map(mail -> mail.toLowerCase(Locale.ROOT))
                                        .toArray(String[]::new))
                        .query(Long.class)
                        .single())
                .isEqualTo(250);
    }

    @Test
    void aColleagueWhoCannotBeAddedIsInvitedIntoTheOwnersApproval() {
        String stranger = somebodyAt("litware.com");
        RequestId request = settled(SAM, add(SAM, "project-atlas", List.of(stranger)));

        String invitation =
                RestCaller.as(port, SAM).graphGet("/directAdditions/" + request).path("people[0].invitationId");

        RestCaller.as(port, SAM)
                .graphGet("/invitations/" + invitation)
                .then()
                .statusCode(200)
                .body("status", equalTo("InProgress"));
    }

    @Test
    void overGraphsDialectTheSameProcessIsStarted() {
        String colleague = litware.people(1).get(0);

        Response created = RestCaller.as(port, SAM)
                .graphPost(
                        "/directAdditions",
                        Map.of(
                                "partner", "litware.com",
                                "users", List.of(colleague),
                                "targetType", "group",
                                "targetId", "project-atlas"));

        created.then().statusCode(201);
        settled(SAM, RequestId.parse(created.path("id")));
        assertThat(scenario.isIn(colleague, "project-atlas")).isTrue();
        RestCaller.as(port, "lena@litware.com")
                .graphPost(
                        "/directAdditions",
                        Map.of(
                                "partner", "litware.com",
                                "users", List.of(colleague),
                                "targetType", "group",
                                "targetId", "project-atlas"))
                .then()
                .statusCode(403)
                .body("error.innerError.code", equalTo("InvitesNotAllowed"));
    }

    private Response add(String inviter, String group, List<String> people) {
        return RestCaller.as(port, inviter)
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
                                group));
    }

    private RequestId settled(String inviter, Response started) {
        started.then().statusCode(200);
        return settled(inviter, RequestId.parse(started.path("businessKey")));
    }

    private RequestId settled(String inviter, RequestId request) {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> RestCaller.as(port, inviter)
                        .graphGet("/directAdditions/" + request)
                        .path("state")
                        .equals("completed"));
        return request;
    }

    private Map<String, Long> outcomes(RequestId request) {
        return jdbc
                .sql(
                        "SELECT outcome, count(*) AS people FROM direct_addition_person WHERE request_id = :id GROUP BY outcome")
                .param("id", request.value())
                .query((row, number) -> Map.entry(row.getString("outcome"), row.getLong("people")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private long requests() {
        return jdbc.sql("SELECT count(*) FROM direct_addition")
                .query(Long.class)
                .single();
    }

    private void assertNothingPersonalInTheEngine(String mail) {
        List<String> columns = jdbc.sql("""
                        SELECT table_name || '.' || column_name FROM information_schema.columns
                        WHERE table_name LIKE 'act\\_%' AND data_type IN ('character varying', 'text')""").query(String.class).list();
        assertThat(columns).isNotEmpty().allSatisfy(column -> {
            String[] parts = column.split("\\.", -1);
            assertThat(jdbc.sql("SELECT count(*) FROM " + parts[0] + " WHERE " + parts[1] + " LIKE :mail")
                            .param("mail", "%" + mail + "%")
                            .query(Long.class)
                            .single())
                    .as(column)
                    .isZero();
        });
    }
}
