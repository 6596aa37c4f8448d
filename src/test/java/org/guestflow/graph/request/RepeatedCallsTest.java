package org.guestflow.graph.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guestflow.support.InvitationScenario.somebodyAt;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.guestflow.shared.KeyRing;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.AtOnce;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A call that is repeated with its client-request-id acts once. */
@ApplicationTest
class RepeatedCallsTest {

    private static final String DEMO_KEY = "ZGVtby1vbmx5LWRlbW8tb25seS1kZW1vLW9ubHktZGVtby1vbmx5IQ==";
    private static final String NEW_KEY = "bmV3LWtleS1uZXcta2V5LW5ldy1rZXktbmV3LWtleS1uZXcta2V5IQ==";

    private static final String ADA = "ada@woodgrove.com";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JdbcKeptAnswers answers;

    @Autowired
    private KeyRing keys;

    @Autowired
    private ObjectMapper json;

    @Autowired
    private FaultyResource faulty;

    private final String id = UUID.randomUUID().toString();
    private final String client = UUID.randomUUID().toString();
    private final String team = somebodyAt("woodgrove.com");
    private Repeats here;
    private Repeats there;

    @BeforeEach
    void twoNodes() {
        here = node(Duration.ofSeconds(10));
        there = node(Duration.ofSeconds(10));
    }

    @Test
    void theFirstAnswerComesAgain() {
        Response first = records(ADA, Map.of());
        Response second = records(ADA, Map.of());

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.body().asString()).isEqualTo(first.body().asString());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(second.contentType()).isEqualTo(first.contentType());
        assertThat(second.header("request-id")).isNotEqualTo(first.header("request-id"));
        assertThat(added()).isEqualTo(1);
    }

    @Test
    void alsoWhenBothComeAtTheSameMoment() throws Exception {
        List<Response> all = AtOnce.call(6, () -> records(ADA, Map.of()));

        assertThat(all).extracting(Response::statusCode).containsOnly(201);
        assertThat(all)
                .extracting(response -> response.body().asString())
                .containsOnly(all.get(0).body().asString());
        assertThat(added()).isEqualTo(1);
    }

    @Test
    void anotherRequestNeedsAnIdOfItsOwn() {
        records(ADA, Map.of()).then().statusCode(201);

        records(ADA, Map.of("mayInviteAnywhere", true))
                .then()
                .statusCode(409)
                .body("error.innerError.code", equalTo("ClientRequestIdReused"));
        as(ADA).contentType("application/json")
                .post("/partners")
                .then()
                .statusCode(409)
                .body("error.innerError.code", equalTo("ClientRequestIdReused"));
        assertThat(added()).isEqualTo(1);
    }

    @Test
    void idsOfDifferentCallersHaveNothingToDoWithEachOther() {
        records(ADA, Map.of()).then().statusCode(201);

        records("olivia@woodgrove.com", Map.of())
                .then()
                .statusCode(403)
                .body("error.innerError.code", equalTo("AdministratorOnly"));
    }

    @Test
    void readingIsNoRepetition() {
        records(ADA, Map.of()).then().statusCode(201);

        as(ADA).get("/apiClients").then().statusCode(200);
    }

    @Test
    void aRefusalComesAgainTooButAFaultDoesNot() {
        String refused = records(ADA, Map.of("mail", "nobody")).body().asString();
        assertThat(refused).contains("MalformedAddress");
        assertThat(records(ADA, Map.of("mail", "nobody")).body().asString()).isEqualTo(refused);
        faulty.times.set(0);
        String other = UUID.randomUUID().toString();

        as(ADA, other)
                .contentType("application/json")
                .post("/faults/first")
                .then()
                .statusCode(500);
        as(ADA, other)
                .contentType("application/json")
                .post("/faults/first")
                .then()
                .statusCode(200)
                .body("time", equalTo(2));
        as(ADA, other)
                .contentType("application/json")
                .post("/faults/first")
                .then()
                .statusCode(200)
                .body("time", equalTo(2));

        assertThat(faulty.times).hasValue(2);
    }

    @Test
    void afterADayTheCallIsANewOne() {
        records(ADA, Map.of()).then().statusCode(201);
        jdbc.sql("UPDATE api_answer SET created_at = now() - interval '25 hours' WHERE client_request_id = :id")
                .param("id", id)
                .update();

        records(ADA, Map.of()).then().statusCode(409).body("error.innerError.code", equalTo("AddressTaken"));
        jdbc.sql("UPDATE api_answer SET created_at = now() - interval '25 hours' WHERE client_request_id = :id")
                .param("id", id)
                .update();
        here.forgetOld();
        assertThat(kept()).isZero();
    }

    @Test
    void whatIsKeptIsSealed() {
        records(ADA, Map.of()).then().statusCode(201);

        List<byte[]> columns = jdbc.sql(
                        "SELECT unnest(ARRAY[answer, request]) FROM api_answer WHERE client_request_id = :id")
                .param("id", id)
                .query(byte[].class)
                .list();
        assertThat(columns)
                .hasSize(2)
                .allSatisfy(bytes -> assertThat(new String(bytes, StandardCharsets.ISO_8859_1))
                        .doesNotContain(team)
                        .doesNotContain(client));
    }

    @Test
    void anotherNodesCallIsWaitedFor() throws Exception {
        Claim.First first = (Claim.First) here.claim(call("body"));
        CompletableFuture<Claim> second = CompletableFuture.supplyAsync(() -> claim(there, "body"));
        KeptAnswer answer = new KeptAnswer(201, Map.of("Location", "/x"), "{\"id\":1}");

        here.keep(call("body"), first, answer);

        assertThat(second.get()).isEqualTo(new Claim.Answered(answer));
    }

    @Test
    void butNotForEver() throws Exception {
        here.claim(call("body"));

        Claim late = node(Duration.ofMillis(1)).claim(call("body"));

        assertThat(late).isInstanceOfSatisfying(Claim.Refused.class, refused -> {
            assertThat(refused.refusal().status()).isEqualTo(409);
            assertThat(refused.refusal().rule()).isEqualTo("CallInProgress");
            assertThat(refused.refusal().headers().getFirst("Retry-After")).matches("[1-9][0-9]*");
        });
    }

    @Test
    void aNodeThatDiedLeavesItsCallToTheNext() throws Exception {
        Claim.First dead = (Claim.First) here.claim(call("body"));
        jdbc.sql("UPDATE api_answer SET claimed_until = now() - interval '1 second' WHERE client_request_id = :id")
                .param("id", id)
                .update();

        Claim.First next = (Claim.First) there.claim(call("body"));

        // Should it come to life again, its answer is not the one that counts.
        here.keep(call("body"), dead, new KeptAnswer(200, Map.of(), "dead"));
        here.release(call("body"), dead);
        KeptAnswer answer = new KeptAnswer(200, Map.of(), "alive");
        there.keep(call("body"), next, answer);
        assertThat(here.claim(call("body"))).isEqualTo(new Claim.Answered(answer));
    }

    @Test
    void whatWasSealedWithAKeyThatIsGoneIsNotActedOnAgain() throws Exception {
        Claim.First first = (Claim.First) here.claim(call("body"));
        here.keep(call("body"), first, new KeptAnswer(200, Map.of(), "x"));

        assertThat(claimWith(KeyRing.of(NEW_KEY, List.of(DEMO_KEY)))).isInstanceOf(Claim.Answered.class);
        assertThat(claimWith(KeyRing.of(NEW_KEY, List.of()))).isInstanceOf(Claim.Refused.class);
    }

    private Claim claimWith(KeyRing keys) throws Exception {
        return new Repeats(answers, settings(Duration.ofSeconds(1)), keys, json).claim(call("body"));
    }

    @Test
    void aBodyThatIsTooLargeIsNotReadToItsEnd() {
        as(ADA).contentType("application/json")
                .body("\"" + "x".repeat(4 * 1024 * 1024) + "\"")
                .post("/apiClients")
                .then()
                .statusCode(413)
                .header("request-id", matchesPattern("[0-9a-f-]{36}"))
                .body("error.innerError.code", equalTo("RequestTooLarge"));
    }

    private Claim claim(Repeats node, String body) {
        try {
            return node.claim(call(body));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private RepeatableCall call(String body) {
        return new RepeatableCall("caller", id, "POST /v1.0/x", body.getBytes(StandardCharsets.UTF_8));
    }

    private Repeats node(Duration patience) {
        return new Repeats(answers, settings(patience), keys, json);
    }

    private static CallSettings settings(Duration patience) {
        return new CallSettings(150, Duration.ofSeconds(5), patience, Duration.ofMinutes(2));
    }

    private Response records(String caller, Map<String, ?> fields) {
        Map<String, Object> body = new TreeMap<>(Map.of("clientId", client, "displayName", "Portal", "mail", team));
        body.putAll(fields);
        return as(caller).contentType("application/json").body(body).post("/apiClients");
    }

    private RequestSpecification as(String caller) {
        return as(caller, id);
    }

    private RequestSpecification as(String caller, String clientRequestId) {
        return RestAssured.given()
                .baseUri("http://localhost")
                .port(port)
                .basePath("/v1.0")
                .auth()
                .preemptive()
                .basic(caller, "demo")
                .header("client-request-id", clientRequestId);
    }

    /** How often the client was added, by the trail, which knows the call that did it. */
    private long added() {
        return jdbc.sql("""
                        SELECT count(*) FROM audit_event
                        WHERE action = 'Add API client' AND new_value ->> 'clientId' = :client
                          AND call_request_id IS NOT NULL AND call_client_request_id = :id
                        """)
                .param("client", client)
                .param("id", id)
                .query(Long.class)
                .single();
    }

    private long kept() {
        return jdbc.sql("SELECT count(*) FROM api_answer WHERE client_request_id = :id")
                .param("id", id)
                .query(Long.class)
                .single();
    }
}
