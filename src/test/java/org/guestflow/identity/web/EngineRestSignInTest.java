package org.guestflow.identity.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.builder.RequestSpecBuilder;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Camunda's REST API takes nobody it does not know (A3), and nothing that another site's page could send (C8). */
@ApplicationTest
class EngineRestSignInTest {

    private static final String START = "/engine-rest/process-definition/key/no-such-process/start";

    @LocalServerPort
    private int port;

    private RequestSpecification anyone() {
        return given().spec(new RequestSpecBuilder().setPort(port).build());
    }

    private RequestSpecification as(String mail) {
        return anyone().auth().preemptive().basic(mail, "demo");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/engine-rest",
                "/engine-rest/",
                "/engine-rest/engine",
                "/engine-rest/task",
                "/engine-rest/version",
                "/engine-rest/user",
                "/engine-rest/identity/password-policy",
                "/engine-rest/no/such/path"
            })
    void withoutCredentialsThereIsNothing(String path) {
        anyone().get(path)
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", containsString("Basic"))
                .header("Set-Cookie", nullValue())
                .body("type", equalTo("Unauthorized"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/engine-rest/../engine-rest/task",
                "/engine-rest/task;x=1",
                "/engine-rest/%2e%2e/engine-rest/task"
            })
    void oddWaysToWriteAPathLeadNowhere(String path) {
        as("ada@woodgrove.com").urlEncodingEnabled(false).get(path).then().statusCode(400);
    }

    @Test
    void aSessionIsNoWayIn() {
        Visitor ada = Visitor.signedIn(port, "ada@woodgrove.com");

        assertThat(ada.get("/engine-rest/task").statusCode()).isEqualTo(401);
    }

    @Test
    void membersAdministratorsAndGuestsSignInWithEachRequest() {
        as("ada@woodgrove.com")
                .get("/engine-rest/user?id=priya@woodgrove.com")
                .then()
                .statusCode(200)
                .header("Set-Cookie", nullValue())
                .body("id", contains("priya@woodgrove.com"));
        as("PRIYA@WOODGROVE.COM").get("/engine-rest/task?maxResults=1").then().statusCode(200);
        assertThat(as("sam@litware.com")
                        .contentType(ContentType.JSON)
                        .body("{}")
                        .post(START)
                        .statusCode())
                .isNotEqualTo(401);
    }

    @Test
    void aWrongPasswordIsRefusedAndAfterFiveTheAnswerIsToWait() {
        String nobody = "nobody-" + UUID.randomUUID() + "@woodgrove.com";
        for (int i = 0; i < 5; i++) {
            as(nobody).get("/engine-rest/task").then().statusCode(401);
        }

        as(nobody)
                .get("/engine-rest/task")
                .then()
                .statusCode(429)
                .header("Retry-After", Integer::parseInt, org.hamcrest.Matchers.greaterThan(0))
                .body("type", equalTo("TooManyFailures"));
        as("ben@woodgrove.com").get("/engine-rest/task?maxResults=1").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "nonsense"
            })
    void aBodyThatAFormCouldSendIsRefused(String type) throws Exception {
        String credentials =
                Base64.getEncoder().encodeToString("ada@woodgrove.com:demo".getBytes(StandardCharsets.UTF_8));

        String answer = RawHttp.send(
                port,
                "POST " + START + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Basic " + credentials
                        + "\r\nContent-Type: " + type + "\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}");

        assertThat(answer).startsWith("HTTP/1.1 415").contains("UnsupportedMediaType");
    }

    @Test
    void aRequestThatTheBrowserSaysComesFromElsewhereIsRefused() {
        RequestSpecification start =
                as("ada@woodgrove.com").contentType(ContentType.JSON).body("{}");
        given().spec(start)
                .header("Sec-Fetch-Site", "cross-site")
                .post(START)
                .then()
                .statusCode(403);
        given().spec(start)
                .header("Sec-Fetch-Site", "same-site")
                .post(START)
                .then()
                .statusCode(403);
        given().spec(start)
                .header("Origin", "https://evil.example")
                .post(START)
                .then()
                .statusCode(403);
        given().spec(start).header("Origin", "null").post(START).then().statusCode(403);
        given().spec(start)
                .header("Sec-Fetch-Site", "same-origin")
                .post(START)
                .then()
                .statusCode(404);
        given().spec(start)
                .header("Origin", "http://localhost:" + port)
                .post(START)
                .then()
                .statusCode(404);
    }

    @Test
    void healthIsForEverybodyAndTheRestOfTheInsideForAdministrators() {
        anyone().get("/actuator/health").then().statusCode(200).body("components", nullValue());
        anyone().get("/actuator/metrics").then().statusCode(401);
        as("olivia@woodgrove.com").get("/actuator/metrics").then().statusCode(403);
        as("olivia@woodgrove.com").get("/actuator").then().statusCode(403);
        as("ada@woodgrove.com").get("/actuator/metrics").then().statusCode(200);
        as("ada@woodgrove.com").get("/actuator/env").then().statusCode(404);
    }
}
