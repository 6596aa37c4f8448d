package org.guestflow.graph.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.UUID;
import org.guestflow.support.ApplicationTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Whatever goes wrong with a call is told in Graph's error object, with the ids by which the call is found again. */
@ApplicationTest
@ExtendWith(OutputCaptureExtension.class)
class ErrorsOverGraphTest {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient database;

    @Autowired
    private PlatformTransactionManager transactions;

    private final String ours = UUID.randomUUID().toString();

    @ParameterizedTest(name = "{0} {1}: {4}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            POST   | /directAdditions    | {"partner":       | 400 | MalformedRequest   | Request_BadRequest
            POST   | /directAdditions    | []                | 400 | MalformedRequest   | Request_BadRequest
            POST   | /directAdditions    | {"users":"x"}     | 400 | MalformedRequest   | Request_BadRequest
            GET    | /invitations/olivia |                   | 400 | ValueInvalid       | Request_BadRequest
            GET    | /faults/number?number=one |             | 400 | ValueInvalid       | Request_BadRequest
            GET    | /faults/number      |                   | 400 | ParameterMissing   | Request_BadRequest
            GET    | /nothing            |                   | 404 | UnknownPath        | Request_ResourceNotFound
            GET    | /invitations/7d9f0b5e-0000-4000-8000-000000000000 |  | 404 | UnknownInvitation | Request_ResourceNotFound
            DELETE | /invitations        |                   | 405 | MethodNotAllowed   | Request_BadRequest
            GET    | /partners           |                   | 403 | AdministratorOnly  | Authorization_RequestDenied
            GET    | /faults/late        |                   | 503 | ServiceUnavailable | ServiceUnavailable
            """)
    void everyRefusalHasOneShape(String method, String path, String body, int status, String rule, String code) {
        RequestSpecification call = olivia();
        ValidatableResponse answer = (body == null
                        ? call
                        : call.contentType("application/json").body(body))
                .request(method, path)
                .then();

        isGraphs(answer, status, rule, code);
    }

    @Test
    void whatTheCallerMustAddToItStandsInTheHeaders() {
        olivia().delete("/invitations").then().header("Allow", containsString("GET"));
        olivia().get("/faults/late").then().header("Retry-After", matchesPattern("[1-9][0-9]*"));
    }

    @Test
    void aBodyThatIsNotJsonIsRefused() {
        isGraphs(
                olivia().contentType("text/plain")
                        .body("hello")
                        .post("/directAdditions")
                        .then(),
                415,
                "UnsupportedMediaType",
                "Request_BadRequest");
    }

    @Test
    void anAnswerThatIsNotJsonIsNotToBeHad() {
        isGraphs(olivia().accept("image/png").get("/invitations").then(), 406, "NotAcceptable", "Request_BadRequest");
    }

    @Test
    void whoIsNotSignedInIsAskedTo() {
        ValidatableResponse answer =
                given().header("client-request-id", ours).get("/invitations").then();

        isGraphs(answer, 401, "Unauthorized", "InvalidAuthenticationToken")
                .header("WWW-Authenticate", containsString("Basic"));
    }

    @Test
    void anotherSitesRequestIsRefused() {
        isGraphs(
                olivia().header("Sec-Fetch-Site", "cross-site")
                        .post("/directAdditions")
                        .then(),
                403,
                "OtherSite",
                "Authorization_RequestDenied");
    }

    @Test
    void whatTheFirewallRefusesLooksTheSame() {
        isGraphs(
                olivia().urlEncodingEnabled(false).get("/invitations;a=b").then(),
                400,
                "RequestInvalid",
                "Request_BadRequest");
    }

    @Test
    void aFaultIsLoggedAndItsCallerLearnsNothingOfIt(CapturedOutput log) {
        Response answer = olivia().get("/faults/unexpected");

        isGraphs(answer.then(), 500, "UnexpectedFault", "InternalServerError")
                .body(not(containsString("swordfish")))
                .body(not(containsString("Exception")));
        assertThat(log.getOut().lines().filter(line -> line.contains("unexpected fault")))
                .hasSize(1)
                .allMatch(line -> line.contains("request=" + answer.header("request-id") + "/" + ours));
        assertThat(log.getOut()).contains(FaultyResource.SECRET);
    }

    @Test
    void aRowThatSomebodyElseHoldsIsNoFault() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            database.sql("SELECT FROM tenant_setting FOR UPDATE").query().listOfRows();

            isGraphs(olivia().get("/faults/locked").then(), 503, "ServiceUnavailable", "ServiceUnavailable")
                    .header("Retry-After", matchesPattern("[1-9][0-9]*"));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"away", "cut"})
    void aDatabaseThatIsAwayIsNoFaultEither(String how) {
        isGraphs(olivia().get("/faults/" + how).then(), 503, "ServiceUnavailable", "ServiceUnavailable")
                .header("Retry-After", matchesPattern("[1-9][0-9]*"));
    }

    @Test
    void everyAnswerHasANewIdAndRepeatsTheCallersOwn(CapturedOutput log) {
        Response first = olivia().get("/faults/number?number=1");
        Response second = given().auth()
                .preemptive()
                .basic("olivia@woodgrove.com", "demo")
                .get("/faults/number?number=1");

        assertThat(UUID.fromString(first.header("request-id")))
                .isNotEqualTo(UUID.fromString(second.header("request-id")));
        assertThat(first.header("client-request-id")).isEqualTo(ours);
        assertThat(second.header("client-request-id")).isNull();
        assertThat(log.getOut().lines().filter(line -> line.contains("A number came")))
                .satisfiesExactly(
                        line -> assertThat(line).contains("request=" + first.header("request-id") + "/" + ours),
                        line -> assertThat(line).contains("request=" + second.header("request-id") + "/ "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"with space", "<script>", "é", ";", "a/b"})
    void anIdThatCouldBeTakenForSomethingElseIsRefused(String id) {
        String tooLong = "a".repeat(101);
        for (String bad : new String[] {id, tooLong}) {
            given().header("client-request-id", bad)
                    .get("/invitations")
                    .then()
                    .statusCode(400)
                    .header("client-request-id", equalTo(null))
                    .body("error.innerError.code", equalTo("ClientRequestIdInvalid"));
        }
    }

    private ValidatableResponse isGraphs(ValidatableResponse answer, int status, String rule, String code) {
        String id = answer.extract().header("request-id");
        answer.statusCode(status)
                .contentType("application/json")
                .header("client-request-id", equalTo(ours))
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .body("error.code", equalTo(code))
                .body("error.message", matchesPattern("[A-Z].*[.]"))
                .body("error.innerError.code", equalTo(rule))
                .body("error.innerError.request-id", equalTo(id))
                .body("error.innerError.client-request-id", equalTo(ours));
        assertThat(Instant.parse(answer.extract().path("error.innerError.date")))
                .isAfter(Instant.EPOCH);
        return answer;
    }

    private RequestSpecification olivia() {
        return given().header("client-request-id", ours).auth().preemptive().basic("olivia@woodgrove.com", "demo");
    }

    private RequestSpecification given() {
        return RestAssured.given().baseUri("http://localhost").port(port).basePath("/v1.0");
    }
}
