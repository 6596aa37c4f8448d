package org.guestflow.graph.description;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import org.guestflow.support.ApiDescription;
import org.guestflow.support.ApiDescription.Answer;
import org.guestflow.support.ApiDescription.Operation;
import org.guestflow.support.ApplicationTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/**
 * Sends what a generator makes of the description and the examples, thousands of requests, most of them wrong in one way. None ends in a fault, none tells of the inside, and all are answered as
 * described. Another run makes others with {@code -Dguestflow.seed=<number>}.
 *
 * <p>What is changed are things that the examples have made for themselves. The authorization policy is only ever set to what it is, for the generator makes no other valid values.
 */
@ApplicationTest
class GeneratedRequestsTest {

    private static final long USUAL_SEED = 20_261_128;

    /** What the inside is made of, and no answer says unless it was asked with it. */
    private static final Pattern INSIDE = Pattern.compile(
            "org\\.(guestflow|springframework|apache|postgresql|camunda)|java(x)?\\.[a-z]+|jakarta\\.|com\\.fasterxml|\\bat \\w+\\.\\w+|\\w+Exception|SELECT |INSERT |PSQL|SQLSTATE|Whitelabel|stackTrace",
            Pattern.CASE_INSENSITIVE);

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Test
    void noRequestEndsInAFaultOrTellsOfTheInside() throws IOException {
        long seed = Long.getLong("guestflow.seed", USUAL_SEED);
        ApiDescription description = ApiDescription.of(port);
        GeneratedRequests generator = new GeneratedRequests(description, new Random(seed));
        RawClient client = new RawClient(port);
        List<String> findings = new ArrayList<>();
        int sent = 0;

        for (Operation operation : description.operations()) {
            OperationExample example = OperationExample.of(operation.id(), new ThingsOfOnesOwn(context, port))
                    .orElseThrow();
            for (SentRequest request : generator.of(operation, example)) {
                Answer answer = client.send(request);
                sent++;
                finding(description, request, answer)
                        .ifPresent(finding -> findings.add(
                                finding + "\n    " + request + "\n    " + answer.status() + " " + answer.body()));
            }
        }

        assertThat(findings)
                .as("%d of %d requests with -Dguestflow.seed=%d".formatted(findings.size(), sent, seed))
                .isEmpty();
        assertThat(sent).isGreaterThan(2000);
    }

    static Optional<String> finding(ApiDescription description, SentRequest request, Answer answer) {
        if (answer.status() >= 500) {
            return Optional.of("A fault");
        }
        Optional<String> told = INSIDE.matcher(answer.body())
                .results()
                .map(match -> match.group())
                .filter(match -> !request.toString().contains(match))
                .findFirst();
        if (told.isPresent()) {
            return Optional.of("Tells of the inside: " + told.get());
        }
        List<String> faults = description.faults(request.method(), request.path(), answer);
        return faults.isEmpty() ? Optional.empty() : Optional.of("Not as described: " + faults);
    }

    @Test
    void whatIsWrongWithAnAnswerIsFound() {
        ApiDescription description = ApiDescription.of(port);
        SentRequest request = new SentRequest("offender", Optional.empty(), "GET", "/v1.0/me", Optional.empty(), "");

        assertThat(finding(description, request, new Answer(500, "application/json", "{}")))
                .contains("A fault");
        assertThat(finding(description, request, new Answer(400, "application/json", "{\"x\": \"org.postgresql\"}")))
                .contains("Tells of the inside: org.postgresql");
        assertThat(finding(description, request, new Answer(418, "application/json", "{}")))
                .contains("Not as described: [the status 418 is not described]");
    }
}
