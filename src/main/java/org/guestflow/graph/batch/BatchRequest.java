package org.guestflow.graph.batch;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.guestflow.shared.RuleViolation;
import org.springframework.lang.Nullable;
import org.springframework.web.util.UriUtils;

/**
 * One request of a batch.
 *
 * @param id by which its answer is told from the others
 * @param method {@code GET}, {@code POST}, {@code PATCH}, {@code PUT} or {@code DELETE}
 * @param url path and query below {@code /v1.0}
 * @param headers its own headers; null for none
 * @param body its body; null for none
 * @param dependsOn ids of requests before it that must have succeeded; null for none
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record BatchRequest(
        @Nullable String id,
        @Nullable String method,
        @Nullable String url,
        @Nullable Map<String, String> headers,
        @Nullable JsonNode body,
        @Nullable List<String> dependsOn) {

    private static final Set<String> METHODS = Set.of("GET", "POST", "PATCH", "PUT", "DELETE");
    private static final String PATH = "/[^\\s\\\\#]*";

    /**
     * Gives the request with nothing missing.
     *
     * @param before the ids of the requests before it
     * @return the same, in one form
     * @throws RuleViolation {@code BatchInvalid}
     */
    BatchRequest checked(Set<String> before) throws RuleViolation {
        if (id == null || id.isBlank() || before.contains(id)) {
            throw invalid("Each request has an id of its own.");
        }
        String verb = method == null ? "" : method.toUpperCase(Locale.ROOT);
        if (!METHODS.contains(verb)) {
            throw invalid("The method of request " + id + " is not GET, POST, PATCH, PUT or DELETE.");
        }
        String path = url == null || url.startsWith("/") ? url : "/" + url;
        if (path == null || !isBelow(path)) {
            throw invalid("The url of request " + id + " is no path below /v1.0, or that of a batch.");
        }
        List<String> awaited = dependsOn == null ? List.of() : dependsOn;
        if (!before.containsAll(awaited)) {
            throw invalid("Request " + id + " depends on one that does not come before it.");
        }
        return new BatchRequest(id, verb, path, headers == null ? Map.of() : headers, body, awaited);
    }

    private static boolean isBelow(String path) {
        try {
            String decoded = UriUtils.decode(path, StandardCharsets.UTF_8);
            return path.matches(PATH) && !decoded.contains("..") && !decoded.startsWith("/$batch");
        } catch (IllegalArgumentException notEncoded) {
            return false;
        }
    }

    private static RuleViolation invalid(String message) {
        return new RuleViolation(
                "BatchInvalid", RuleViolation.Kind.INVALID, message, "Correct it and send the batch again.");
    }
}
