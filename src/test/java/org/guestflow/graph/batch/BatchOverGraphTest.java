package org.guestflow.graph.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guestflow.support.InvitationScenario.somebodyAt;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.Response;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.RestCaller;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Several requests come in one and are answered as if each had come alone. */
@ApplicationTest
class BatchOverGraphTest {

    @LocalServerPort
    private int port;

    @Test
    void eachIsAnsweredForTheSameCaller() {
        as("ben@woodgrove.com")
                .graphPost(
                        "/$batch",
                        batch(
                                get("1", "/me?$select=mail"),
                                get(
                                        "2",
                                        "/users?$filter=startswith(mail,'sam')%20and%20userType%20eq%20'Guest'&$select=mail"),
                                get("3", "/partners"),
                                get("4", "/users/nobody@woodgrove.com"),
                                get("5", "/users/$count")))
                .then()
                .statusCode(200)
                .body("responses", hasSize(5))
                .body("responses[0].body.mail", equalTo("ben@woodgrove.com"))
                .body("responses[1].body.value.mail", equalTo(List.of("sam@litware.com")))
                .body("responses[2].status", equalTo(403))
                .body("responses[3].status", equalTo(404));
    }

    @Test
    void whatIsSentIsCarriedOut() {
        String level = as("ada@woodgrove.com")
                .graphGet("/policies/authorizationPolicy")
                .path("allowInvitesFrom");

        as("ada@woodgrove.com")
                .graphPost(
                        "/$batch",
                        batch(Map.of(
                                "id", "1",
                                "method", "PATCH",
                                "url", "/policies/authorizationPolicy",
                                "headers", Map.of("Content-Type", "application/json"),
                                "body", Map.of("allowInvitesFrom", level))))
                .then()
                .statusCode(200)
                .body("responses[0].status", equalTo(204))
                .body("responses[0].body", nullValue());
    }

    @Test
    void whatComesTwiceWithOneClientRequestIdActsOnce() {
        String address = somebodyAt("litware.com");
        String call = UUID.randomUUID().toString();
        Map<String, ?> invitation =
                Map.of("invitedUserEmailAddress", address, "inviteRedirectUrl", "", "sendInvitationMessage", true);

        Response answer = as("ada@woodgrove.com")
                .graphPost("/$batch", batch(invite("1", call, invitation), invite("2", call, invitation)));

        answer.then().statusCode(200).body("responses.status", equalTo(List.of(201, 201)));
        assertThat(answer.<String>path("responses[0].body.id")).isEqualTo(answer.path("responses[1].body.id"));
        assertThat(answer.<String>path("responses[0].headers.'client-request-id'"))
                .isEqualTo(call);
        assertThat(answer.<String>path("responses[0].headers.'request-id'"))
                .isNotEqualTo(answer.path("responses[1].headers.'request-id'"));
    }

    private static Map<String, ?> invite(String id, String call, Map<String, ?> body) {
        return Map.of(
                "id",
                id,
                "method",
                "POST",
                "url",
                "/invitations",
                "headers",
                Map.of("client-request-id", call),
                "body",
                body);
    }

    @Test
    void whatDependsOnAFailureIsNotTried() {
        as("ada@woodgrove.com")
                .graphPost(
                        "/$batch",
                        batch(
                                get("1", "/users/nobody@woodgrove.com"),
                                Map.of("id", "2", "method", "GET", "url", "/me", "dependsOn", List.of("1")),
                                Map.of("id", "3", "method", "GET", "url", "/me", "dependsOn", List.of("2"))))
                .then()
                .body("responses.status", equalTo(List.of(404, 424, 424)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"requests\": []}",
                "{\"requests\": [{\"id\": \"1\", \"method\": \"TRACE\", \"url\": \"/me\"}]}",
                "{\"requests\": [{\"id\": \"1\", \"method\": \"GET\", \"url\": \"/../engine-rest/engine\"}]}",
                "{\"requests\": [{\"id\": \"1\", \"method\": \"POST\", \"url\": \"/$batch\"}]}",
                "{\"requests\": [{\"id\": \"1\", \"method\": \"POST\", \"url\": \"/%24batch\"}]}",
                "{\"requests\": [{\"method\": \"GET\", \"url\": \"/me\"}]}",
                "{\"requests\": [{\"id\": \"1\", \"method\": \"GET\", \"url\": \"/me\", \"dependsOn\": [\"2\"]}]}",
                "{\"requests\": [{\"id\": \"1\", \"method\": \"GET\", \"url\": \"/me\"}, {\"id\": \"1\", \"method\": \"GET\", \"url\": \"/me\"}]}"
            })
    void aBatchThatIsNoneIsRefusedWhole(String body) {
        Response answer = as("ada@woodgrove.com").graphPost("/$batch", body);

        answer.then().statusCode(400);
        assertThat(RestCaller.rule(answer)).isEqualTo("BatchInvalid");
    }

    @Test
    void atMostTwentyComeInOne() {
        as("ada@woodgrove.com")
                .graphPost("/$batch", Map.of("requests", Collections.nCopies(21, get("1", "/me"))))
                .then()
                .statusCode(400);
    }

    private RestCaller as(String user) {
        return RestCaller.as(port, user);
    }

    private static Map<String, Object> batch(Object... requests) {
        return Map.of("requests", List.of(requests));
    }

    private static Map<String, ?> get(String id, String url) {
        return Map.of("id", id, "method", "GET", "url", url);
    }
}
