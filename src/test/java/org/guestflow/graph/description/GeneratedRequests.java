package org.guestflow.graph.description;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import org.guestflow.support.ApiDescription;
import org.guestflow.support.ApiDescription.Operation;

/** Makes requests for an operation from its description and its example: valid ones, such with one thing wrong, and hostile ones. */
final class GeneratedRequests {

    private static final String JSON = "application/json";
    private static final int PATHS = 14;
    private static final int QUERIES = 3;
    private static final List<String> CALLERS =
            List.of("ada@woodgrove.com", "olivia@woodgrove.com", "ben@woodgrove.com", "lena@litware.com", "");
    private static final List<String> TYPES = List.of(
            "text/plain",
            "application/xml",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "application/json; charset=utf-16",
            "application/json;;",
            "*/*",
            "nonsense");

    private final Random random;
    private final GeneratedBodies bodies;

    GeneratedRequests(ApiDescription description, Random random) {
        this.random = random;
        this.bodies = new GeneratedBodies(description, random);
    }

    List<SentRequest> of(Operation operation, OperationExample example) {
        SentRequest good = good(example);
        List<SentRequest> requests = new ArrayList<>(bodies(operation, example, good));
        requests.addAll(paths(operation, good));
        requests.addAll(queries(operation, good));
        if (operation.described().has("requestBody")) {
            TYPES.forEach(type -> requests.add(new SentRequest(
                    "type " + type, good.caller(), good.method(), good.target(), Optional.of(type), good.body())));
        }
        // Last, for it may take away what the others are about.
        CALLERS.forEach(caller -> requests.add(good.by(Optional.of(caller).filter(name -> !name.isEmpty()))));
        requests.add(good);
        return requests;
    }

    /** Half of what is wrong is sent by who may do it, the rest by anybody. */
    private Optional<String> caller(SentRequest good) {
        if (random.nextBoolean()) {
            return good.caller();
        }
        return Optional.of(CALLERS.get(random.nextInt(CALLERS.size()))).filter(name -> !name.isEmpty());
    }

    private static SentRequest good(OperationExample example) {
        int question = example.url().indexOf('?');
        String query = question < 0 ? "" : "?" + encodedQuery(example.url().substring(question + 1));
        return new SentRequest(
                "as in the example",
                Optional.of(example.caller()),
                example.method(),
                example.path() + query,
                example.body().map(sent -> JSON),
                example.body().map(JsonNode::toString).orElse(""));
    }

    private static String encodedQuery(String readable) {
        List<String> options = new ArrayList<>();
        for (String option : readable.split("&", -1)) {
            String[] parts = option.split("=", 2);
            options.add(parts[0] + "=" + HostileText.encoded(parts[1]));
        }
        return String.join("&", options);
    }

    private List<SentRequest> bodies(Operation operation, OperationExample example, SentRequest good) {
        List<SentRequest> requests = new ArrayList<>();
        if (example.body().isPresent()) {
            JsonNode schema = operation.described().at("/requestBody/content/application~1json/schema");
            for (Map.Entry<String, String> body :
                    bodies.of(example.body().get(), schema).entrySet()) {
                requests.add(new SentRequest(
                        body.getKey(), caller(good), good.method(), good.target(), Optional.of(JSON), body.getValue()));
            }
        } else {
            requests.add(new SentRequest(
                    "a body that nobody asked for",
                    caller(good),
                    good.method(),
                    good.target(),
                    Optional.of(JSON),
                    "{\"x\": [1]}"));
        }
        return requests;
    }

    private List<SentRequest> paths(Operation operation, SentRequest good) {
        List<SentRequest> requests = new ArrayList<>();
        String[] described = operation.path().split("/", -1);
        for (int place = 0; place < described.length; place++) {
            if (Pattern.matches("\\{\\w+}", described[place])) {
                for (int time = 0; time < PATHS; time++) {
                    String[] segments = good.path().split("/", -1);
                    segments[place] = time % 2 == 0
                            ? HostileText.encoded(HostileText.TEXTS.get(random.nextInt(HostileText.TEXTS.size())))
                            : HostileText.ENCODED.get(random.nextInt(HostileText.ENCODED.size()));
                    requests.add(at(good, "hostile path", String.join("/", segments)));
                }
            }
        }
        return requests;
    }

    private List<SentRequest> queries(Operation operation, SentRequest good) {
        List<SentRequest> requests = new ArrayList<>();
        for (JsonNode parameter : operation.described().path("parameters")) {
            String name = parameter.path("name").asText();
            if ("query".equals(parameter.path("in").asText())) {
                for (int time = 0; time < QUERIES; time++) {
                    requests.add(asks(good, "hostile " + name, name + "=" + hostileValue()));
                }
                requests.add(asks(good, "twice " + name, name + "=1&" + name + "=2"));
                requests.add(asks(good, "nothing as " + name, name + "="));
            }
        }
        requests.add(asks(good, "unknown option", "$unheardOf=" + hostileValue()));
        requests.add(asks(good, "unknown parameter", "x[]=" + hostileValue() + "&&=&?"));
        return requests;
    }

    private String hostileValue() {
        return random.nextInt(4) == 0
                ? HostileText.ENCODED.get(random.nextInt(HostileText.ENCODED.size()))
                : HostileText.encoded(HostileText.TEXTS.get(random.nextInt(HostileText.TEXTS.size())));
    }

    private SentRequest asks(SentRequest good, String what, String query) {
        return at(good, what, good.path() + "?" + query);
    }

    private SentRequest at(SentRequest good, String what, String target) {
        return new SentRequest(what, caller(good), good.method(), target, good.type(), good.body());
    }
}
