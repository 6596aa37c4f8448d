package org.guestflow.graph.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.guestflow.support.InvitationScenario.somebodyAt;
import static org.guestflow.support.InvitationScenario.toGroup;
import static org.guestflow.support.WebhookReceiver.say;
import static org.guestflow.support.WebhookReceiver.token;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.response.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.GraphRefusal;
import org.guestflow.support.MuteServer;
import org.guestflow.support.RestCaller;
import org.guestflow.support.WebhookReceiver;
import org.guestflow.support.WebhookReceiver.Answering;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Programs subscribe to changes in Graph's dialect; the receiver is one of the test's own. */
@ApplicationTest
class SubscriptionsOverGraphTest {

    private static final String ADA = "ada@woodgrove.com";
    private static final String OLIVIA = "olivia@woodgrove.com";
    private static final String BEN = "ben@woodgrove.com";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient database;

    @Autowired
    private Clock clock;

    private WebhookReceiver receiver;

    @BeforeEach
    void aReceiver() {
        // Other tests of the same application subscribe as well.
        database.sql("DELETE FROM subscription").update();
        receiver = WebhookReceiver.start();
    }

    @AfterEach
    void nobodyIsSubscribed() {
        database.sql("DELETE FROM subscription").update();
        receiver.close();
    }

    @Test
    void aReceiverThatAnswersTheValidationIsSubscribed() {
        Response created = subscribe(OLIVIA, Map.of("clientState", "s3cret"));

        created.then()
                .statusCode(201)
                .body("id", notNullValue())
                .body("resource", equalTo("/invitations"))
                .body("changeType", equalTo("created,updated"))
                .body("notificationUrl", equalTo(receiver.url()))
                .body("creatorId", notNullValue())
                .body("clientState", equalTo("s3cret"))
                .body("signingKey", startsWith("whsec_"));
    }

    @Test
    void whatOnlyTheReceiverMayKnowIsToldOnceAndStoredUnreadable() {
        Response created = subscribe(OLIVIA, Map.of("clientState", "s3cret"));
        String id = created.path("id");
        String key = created.path("signingKey");

        RestCaller.as(port, OLIVIA)
                .graphGet("/subscriptions/" + id)
                .then()
                .statusCode(200)
                .body("clientState", nullValue())
                .body("signingKey", nullValue());
        assertThat(RestCaller.as(port, OLIVIA).graphGet("/subscriptions").asString())
                .contains(id)
                .doesNotContain("s3cret")
                .doesNotContain(key);
        assertThat(database.sql("SELECT s::text FROM subscription s")
                        .query(String.class)
                        .list())
                .singleElement()
                .asString()
                .doesNotContain("s3cret")
                .doesNotContain(key.replace("whsec_", ""));
    }

    static Stream<Arguments> wrongAnswers() {
        return Stream.of(
                wrong("another text", exchange -> say(exchange, 200, "text/plain", "something else")),
                wrong(
                        "the token as it was encoded",
                        exchange ->
                                say(exchange, 200, "text/plain", token(exchange).replace(" ", "%20"))),
                wrong("as HTML", exchange -> say(exchange, 200, "text/html", token(exchange))),
                wrong("accepted only", exchange -> say(exchange, 202, "text/plain", token(exchange))),
                wrong("not found", exchange -> say(exchange, 404, "text/plain", token(exchange))),
                wrong("nothing", exchange -> say(exchange, 200, "text/plain", "")),
                wrong("very much", exchange -> say(exchange, 200, "text/plain", token(exchange) + "x".repeat(100_000))),
                wrong("elsewhere", exchange -> {
                    exchange.getResponseHeaders().set("Location", "/elsewhere?validationToken=redirected");
                    say(exchange, 302, "text/plain", "");
                }),
                wrong("hangs up", exchange -> exchange.close()));
    }

    private static Arguments wrong(String name, Answering answer) {
        return Arguments.of(name, answer);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongAnswers")
    void aReceiverThatAnswersOtherwiseIsNot(String name, Answering answer) {
        receiver.onHandshake(answer);

        refused(subscribe(OLIVIA, Map.of()), 400, "ValidationError");
    }

    @Test
    void aReceiverThatIsSilentOrDripsIsLeft() {
        try (MuteServer silent = MuteServer.silent();
                MuteServer dripping = MuteServer.dripping((byte) 'H')) {
            for (MuteServer server : List.of(silent, dripping)) {
                String url = "http://127.0.0.1:" + server.port() + "/";
                refused(subscribe(OLIVIA, Map.of("notificationUrl", url)), 400, "ValidationError");
                assertThat(server.visitors()).isEqualTo(1);
            }
        }
    }

    @Test
    void noTransactionIsOpenWhileTheReceiverThinks() {
        receiver.onHandshake(exchange -> {
            // Those of others are over in a moment; one that belonged to this request would stay.
            await().atMost(Duration.ofMillis(1500)).until(() -> openTransactions() == 0);
            say(exchange, 200, "text/plain", token(exchange));
        });

        subscribe(OLIVIA, Map.of()).then().statusCode(201);
    }

    private long openTransactions() {
        return database.sql("""
                        SELECT count(*) FROM pg_stat_activity
                        WHERE datname = current_database() AND state LIKE 'idle in transaction%'
                        """).query(Long.class).single();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://10.1.2.3/hook",
                "https://192.168.0.1/hook",
                "https://127.0.0.2/hook",
                "https://[::1]/hook",
                "https://169.254.169.254/latest/meta-data",
                "http://169.254.169.254/latest/meta-data",
                "https://0.0.0.0/hook",
                "https://receiver.fabrikam.invalid/hook",
                "http://198.51.100.7/hook"
            })
    void whatIsNotPublicOrNotEncryptedIsNotEvenCalled(String url) {
        refused(subscribe(OLIVIA, Map.of("notificationUrl", url)), 400, "NotificationUrlRefused");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ftp://receiver.example/hook",
                "file:///etc/passwd",
                "https:///hook",
                "https://user:password@receiver.example/hook",
                "https://receiver.example/hook#part",
                "https://receiver.example/ho ok",
                "https://bücher.example/hook",
                "receiver.example"
            })
    void whatIsNoWebAddressIsRefused(String url) {
        refused(subscribe(OLIVIA, Map.of("notificationUrl", url)), 400, "NotificationUrlInvalid");
    }

    @ParameterizedTest(name = "{0} = {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            resource                  | /groups                     | ResourceNotSupported
            resource                  | /users/olivia               | ResourceNotSupported
            resource                  | /users/../groups            | ResourceNotSupported
            changeType                | created,moved               | ChangeTypeInvalid
            changeType                | created,                    | ChangeTypeInvalid
            expirationDateTime        | 2020-01-01T00:00:00Z        | ExpirationDateTimeInvalid
            expirationDateTime        | 2999-01-01T00:00:00Z        | ExpirationDateTimeInvalid
            expirationDateTime        | tomorrow                    | ExpirationDateTimeInvalid
            lifecycleNotificationUrl  | https://receiver.example/   | LifecycleNotificationsNotSupported
            id                        | 4711                        | UnknownField
            creatorId                 | 4711                        | UnknownField
            """)
    void whatMakesNoSenseIsRefusedWithItsRule(String name, String value, String rule) {
        refused(subscribe(ADA, Map.of(name, value)), 400, rule);
    }

    @Test
    void aClientStateHasAnEndAndResourceDataIsNotSent() {
        refused(subscribe(ADA, Map.of("clientState", "x".repeat(129))), 400, "ClientStateInvalid");
        refused(subscribe(ADA, Map.of("includeResourceData", true)), 400, "ResourceDataNotSupported");
        subscribe(
                        ADA,
                        Map.of(
                                "clientState",
                                "x".repeat(128),
                                "includeResourceData",
                                false,
                                "latestSupportedTlsVersion",
                                "v1_2"))
                .then()
                .statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"resource", "changeType", "notificationUrl", "expirationDateTime"})
    void whatIsRequiredIsRequired(String name) {
        Map<String, Object> request = request(Map.of());
        request.remove(name);

        assertThat(RestCaller.as(port, ADA).graphPost("/subscriptions", request).statusCode())
                .isEqualTo(400);
    }

    @Test
    void onlyAdministratorsWatchUsersAndNobodyWatchesOthersInvitations() {
        String invitation = RestCaller.as(port, OLIVIA)
                .start("invitation", toGroup(somebodyAt("litware.com"), "project-atlas"))
                .path("businessKey");

        refused(subscribe(BEN, Map.of("resource", "/users")), 403, "AdministratorOnly");
        refused(subscribe(BEN, Map.of("resource", "/invitations/" + invitation)), 404, "UnknownInvitation");
        refused(subscribe(ADA, Map.of("resource", "/users/" + UUID.randomUUID())), 404, "UnknownUser");
        subscribe(OLIVIA, Map.of("resource", "invitations/" + invitation))
                .then()
                .statusCode(201);
        subscribe(ADA, Map.of("resource", "users")).then().statusCode(201);
    }

    @Test
    void nobodyElseLearnsThatItIsThere() {
        String id = subscribe(OLIVIA, Map.of()).path("id");
        Map<String, String> end = Map.of("expirationDateTime", in(Duration.ofHours(2)));

        for (String stranger : List.of(BEN, "gina@woodgrove.com", "sam@litware.com")) {
            RestCaller rest = RestCaller.as(port, stranger);
            refused404(rest.graphGet("/subscriptions/" + id));
            refused404(rest.graphPatch("/subscriptions/" + id, end));
            refused404(rest.graphDelete("/subscriptions/" + id));
            rest.graphGet("/subscriptions").then().statusCode(200).body("value.id", not(hasItem(id)));
        }
        RestCaller.as(port, ADA).graphGet("/subscriptions").then().body("value.id", hasItem(id));
        RestCaller.as(port, OLIVIA).graphGet("/subscriptions/" + id).then().statusCode(200);
    }

    @Test
    void itsOwnerRenewsAndEndsItAndTheTrailSaysSo() {
        String id = subscribe(OLIVIA, Map.of()).path("id");
        String end = in(Duration.ofDays(2));
        RestCaller olivia = RestCaller.as(port, OLIVIA);

        olivia.graphPatch("/subscriptions/" + id, Map.of("expirationDateTime", end))
                .then()
                .statusCode(200)
                .body("expirationDateTime", equalTo(end));
        Response tooFar =
                olivia.graphPatch("/subscriptions/" + id, Map.of("expirationDateTime", in(Duration.ofHours(73))));
        assertThat(GraphRefusal.rule(tooFar)).isEqualTo("ExpirationDateTimeInvalid");
        Response elsewhere =
                olivia.graphPatch("/subscriptions/" + id, Map.of("notificationUrl", "https://elsewhere.example/"));
        assertThat(GraphRefusal.rule(elsewhere)).isEqualTo("UnknownField");

        olivia.graphDelete("/subscriptions/" + id).then().statusCode(204);
        refused404(olivia.graphGet("/subscriptions/" + id));
        assertThat(database.sql("SELECT action FROM audit_event WHERE object_id = :id ORDER BY sequence")
                        .param("id", id)
                        .query(String.class)
                        .list())
                .containsExactly("Create subscription", "Renew subscription", "Delete subscription");
    }

    @Test
    void oneMayHaveSoManyAndNoMore() {
        subscribe(OLIVIA, Map.of()).then().statusCode(201);
        database.sql("""
                        INSERT INTO subscription (id, owner_id, resource_type, change_types, notification_url, sealed_signing_key, expires_at, created_at)
                        SELECT gen_random_uuid(), owner_id, resource_type, change_types, notification_url, sealed_signing_key, expires_at, created_at
                        FROM subscription, generate_series(1, 49)
                        """).update();

        refused(subscribe(OLIVIA, Map.of()), 403, "TooManySubscriptions", 50);
        subscribe(ADA, Map.of()).then().statusCode(201);
    }

    @Test
    void whoeverIsNotSignedInIsNobodysSubscriber() {
        io.restassured.RestAssured.given()
                .port(port)
                .contentType("application/json")
                .body(request(Map.of()))
                .post("/v1.0/subscriptions")
                .then()
                .statusCode(401);
    }

    private Response subscribe(String user, Map<String, ?> changes) {
        return RestCaller.as(port, user).graphPost("/subscriptions", request(changes));
    }

    private Map<String, Object> request(Map<String, ?> changes) {
        Map<String, Object> request = new HashMap<>(Map.of(
                "resource",
                "/invitations",
                "changeType",
                "created,updated",
                "notificationUrl",
                receiver.url(),
                "expirationDateTime",
                in(Duration.ofHours(1))));
        request.putAll(changes);
        return request;
    }

    private String in(Duration time) {
        return clock.instant().plus(time).truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private void refused(Response answer, int status, String rule) {
        refused(answer, status, rule, 0);
    }

    private void refused(Response answer, int status, String rule, long stored) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(GraphRefusal.rule(answer)).isEqualTo(rule);
        assertThat(database.sql("SELECT count(*) FROM subscription")
                        .query(Long.class)
                        .single())
                .isEqualTo(stored);
    }

    private static void refused404(Response answer) {
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(GraphRefusal.rule(answer)).isEqualTo("UnknownSubscription");
    }
}
