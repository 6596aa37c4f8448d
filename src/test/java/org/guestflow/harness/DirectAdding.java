package org.guestflow.harness;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sam adds colleagues over the engine's API, which knows no repetitions: whoever is not answered asks once more, and people who are in already stay so. */
final class DirectAdding implements Errand {

    private final Programs programs;
    private final List<String> people;
    private final Ledger ledger;
    private final ObjectMapper json = new ObjectMapper();

    DirectAdding(Installation at, List<String> people, Ledger ledger) {
        this.programs = new Programs(at.http());
        this.people = List.copyOf(people);
        this.ledger = ledger;
    }

    @Override
    public Optional<Duration> attempt(int port) throws IOException, InterruptedException {
        Map<String, Object> variables = Map.of(
                "partner", Map.of("value", "litware.com"),
                "users", Map.of("value", String.join(",", people)),
                "targetType", Map.of("value", "group"),
                "targetId", Map.of("value", "project-atlas"));
        HttpResponse<String> answer = programs.post(
                port,
                "sam@litware.com",
                "/engine-rest/process-definition/key/direct-addition/start",
                null,
                json.writeValueAsString(Map.of("variables", variables)));
        if (answer.statusCode() == 200) {
            ledger.added(json.readTree(answer.body()).required("businessKey").textValue());
            return Optional.empty();
        }
        Optional<Duration> again = Programs.worthAnotherTryAfter(answer);
        if (again.isEmpty()) {
            ledger.refused("adding " + people + ": " + answer.statusCode() + " " + answer.body());
        } else {
            ledger.tryAgain();
        }
        return again;
    }
}
