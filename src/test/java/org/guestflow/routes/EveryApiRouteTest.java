package org.guestflow.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.guestflow.graph.description.ThingsOfOnesOwn;
import org.guestflow.support.ApiDescription;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Who may call which operation of the API on whose things, tried as everybody. What is refused is refused in Graph's words and leaves no event in the audit trail. That every operation stands in the table is
 * told by {@link EveryRouteTest}.
 */
@ApplicationTest
class EveryApiRouteTest {

    private static final int MOST_IN_BATCH = 20;
    private static final Map<Integer, String> CODES =
            Map.of(403, "Authorization_RequestDenied", 404, "Request_ResourceNotFound");

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient database;

    private ThingsOfOnesOwn people;
    private ApiCalls calls;

    @BeforeEach
    void people() {
        people = new ThingsOfOnesOwn(context, port);
        calls = new ApiCalls(port);
    }

    /** Other tests count them. */
    @AfterEach
    void forgetSubscriptions() {
        database.sql("DELETE FROM subscription").update();
    }

    @TestFactory
    Stream<DynamicTest> everyOperationIsCalledByThoseWhoMayAndByNobodyElse() {
        return GraphRoutes.all().stream()
                .map(route -> DynamicTest.dynamicTest(route.toString(), () -> {
                    ThingsOfOnesOwn things = people.anew();
                    // Those who may come after those who may not, and find everything as it was.
                    route.access().kept().forEach(person -> isKeptFrom(person, route, things));
                    isGranted(route, things);
                }));
    }

    private void isKeptFrom(Person person, ApiRoute route, ThingsOfOnesOwn things) {
        HttpResponse<String> answer = calls.as(person.mail(), route, things);

        assertThat(answer.statusCode())
                .as(person + ": " + answer.body())
                .isEqualTo(route.access().refusalOf(person));
        assertThat(code(ApiDescription.read(answer.body()))).isEqualTo(CODES.get(answer.statusCode()));
        assertThat(eventsOf(answer)).as(person.name()).isZero();
    }

    private void isGranted(ApiRoute route, ThingsOfOnesOwn first) {
        ThingsOfOnesOwn things = first;
        for (Person person : route.access().tried()) {
            isGranted(person.mail(), route, things, route.toldTo().contains(person));
            // What is done can be done once.
            things = route.isReading() ? things : people.anew();
        }
        if (route.access().owner()) {
            isGranted(things.fill("{{owner}}"), route, things, true);
        }
    }

    private void isGranted(String caller, ApiRoute route, ThingsOfOnesOwn things, boolean told) {
        // It is there before anybody looks.
        String text = things.fill(route.told());
        HttpResponse<String> answer = calls.as(caller, route, things);

        assertThat(route.access().grantsWith(answer.statusCode()))
                .as(caller + " is answered with " + answer.statusCode() + " " + answer.body())
                .isTrue();
        if (!route.told().isEmpty()) {
            assertThat(answer.body().contains(text))
                    .as(caller + " is told of " + route.told() + ": " + answer.body())
                    .isEqualTo(told);
        }
    }

    @Test
    void whoDoesNotSayWhoHeIsCallsNothing() {
        for (ApiRoute route : GraphRoutes.all()) {
            isUnknown(route, calls.asNobody(route, people));
        }
    }

    @Test
    void aSessionOfThePanelIsNoWayIn() {
        Visitor ada = Person.ADA.at(port);
        assertThat(ada.get("/administration/guests").statusCode()).isEqualTo(200);

        for (ApiRoute route : GraphRoutes.all()) {
            isUnknown(route, ada.send(calls.request(route, people)));
        }
        assertThat(ada.get("/administration/guests").statusCode()).isEqualTo(200);
    }

    private void isUnknown(ApiRoute route, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(route.toString()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .as(route.toString())
                .isPresent();
        assertThat(code(ApiDescription.read(answer.body()))).isEqualTo("InvalidAuthenticationToken");
        assertThat(eventsOf(answer)).as(route.toString()).isZero();
    }

    @Test
    void aBatchIsNoWayRoundWhatIsRefused() {
        for (Person person : Person.SIGNED_IN) {
            List<ApiRoute> kept = GraphRoutes.all().stream()
                    .filter(route -> route.access().kept().contains(person))
                    .toList();
            for (int start = 0; start < kept.size(); start += MOST_IN_BATCH) {
                areRefusedInABatch(person, kept.subList(start, Math.min(kept.size(), start + MOST_IN_BATCH)));
            }
        }
    }

    private void areRefusedInABatch(Person person, List<ApiRoute> kept) {
        ApiRoute batch = ApiRoute.call("POST /$batch").sending(batch(kept));
        HttpResponse<String> answer = calls.as(person.mail(), batch, people);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode responses = ApiDescription.read(answer.body()).path("responses");
        assertThat(responses).hasSameSizeAs(kept);
        for (int place = 0; place < kept.size(); place++) {
            JsonNode response = responses.get(place);
            int refusal = kept.get(place).access().refusalOf(person);
            String what = person + ": " + kept.get(place) + " " + response;
            assertThat(response.path("status").asInt()).as(what).isEqualTo(refusal);
            assertThat(code(response.path("body"))).as(what).isEqualTo(CODES.get(refusal));
            assertThat(eventsOf(response.at("/headers/request-id").asText()))
                    .as(what)
                    .isZero();
        }
    }

    private String batch(List<ApiRoute> routes) {
        ObjectNode batch = JsonNodeFactory.instance.objectNode();
        ArrayNode requests = batch.putArray("requests");
        for (ApiRoute route : routes) {
            ObjectNode request = requests.addObject();
            request.put("id", String.valueOf(requests.size()));
            request.put("method", route.method());
            request.put("url", route.below(people));
            calls.body(route, people).ifPresent(body -> {
                request.putObject("headers").put("Content-Type", "application/json");
                request.set("body", ApiDescription.read(body));
            });
        }
        return batch.toString();
    }

    /** The look at the trail would find something. */
    @Test
    void whatIsDoneIsFoundInTheTrailByTheCallsId() {
        ApiRoute route = ApiRoute.call("POST /groups/{name}/members/$ref", "{{group}}");

        HttpResponse<String> answer = calls.as(Person.ADA.mail(), route, people);

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(eventsOf(answer)).isPositive();
    }

    private static String code(JsonNode refusal) {
        return refusal.at("/error/code").asText();
    }

    private long eventsOf(HttpResponse<String> answer) {
        return eventsOf(answer.headers().firstValue("request-id").orElseThrow());
    }

    private long eventsOf(String call) {
        return database.sql("SELECT count(*) FROM audit_event WHERE call_request_id = :call")
                .param("call", UUID.fromString(call))
                .query(Long.class)
                .single();
    }
}
