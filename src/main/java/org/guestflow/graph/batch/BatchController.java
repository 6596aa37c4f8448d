package org.guestflow.graph.batch;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.guestflow.graph.request.Permission;
import org.guestflow.graph.request.Requires;
import org.guestflow.shared.RuleViolation;
import org.springframework.http.HttpStatus;
import org.springframework.lang.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Takes batches: at most twenty requests, carried out one after the other, each in transactions of its own. */
@RestController
class BatchController {

    private static final int MOST = 20;

    private final InnerRequests inner;

    BatchController(InnerRequests inner) {
        this.inner = inner;
    }

    /**
     * A batch.
     *
     * @param requests its requests
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Batch(@Nullable List<BatchRequest> requests) {}

    /**
     * The answers.
     *
     * @param responses one for each request
     */
    record Responses(List<BatchResponse> responses) {}

    /**
     * The answer to one request.
     *
     * @param id the request's
     * @param status the HTTP status code
     * @param headers the answer's headers
     * @param body the answer's body; absent where it has none
     */
    record BatchResponse(String id, int status, Map<String, String> headers, JsonNode body) {}

    /** Carries out a batch. */
    @Requires(Permission.USER_READ)
    @PostMapping("/v1.0/$batch")
    Responses carryOut(@RequestBody Batch batch, HttpServletRequest request) throws RuleViolation {
        Map<String, BatchResponse> answers = new LinkedHashMap<>();
        for (BatchRequest each : checked(batch)) {
            answers.put(
                    each.id(), isAwaitedInVain(each, answers) ? failedDependency(each) : inner.carryOut(each, request));
        }
        return new Responses(List.copyOf(answers.values()));
    }

    private static List<BatchRequest> checked(Batch batch) throws RuleViolation {
        if (batch.requests() == null
                || batch.requests().isEmpty()
                || batch.requests().size() > MOST) {
            throw new RuleViolation(
                    "BatchInvalid",
                    RuleViolation.Kind.INVALID,
                    "A batch holds 1 to 20 requests.",
                    "Send the rest in further batches.");
        }
        List<BatchRequest> requests = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (BatchRequest each : batch.requests()) {
            requests.add(each.checked(ids));
            ids.add(each.id());
        }
        return requests;
    }

    private static boolean isAwaitedInVain(BatchRequest request, Map<String, BatchResponse> answers) {
        return request.dependsOn().stream().anyMatch(id -> answers.get(id).status() >= HttpStatus.BAD_REQUEST.value());
    }

    private static BatchResponse failedDependency(BatchRequest request) {
        return new BatchResponse(request.id(), HttpStatus.FAILED_DEPENDENCY.value(), Map.of(), null);
    }
}
