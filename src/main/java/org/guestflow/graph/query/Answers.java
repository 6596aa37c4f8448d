package org.guestflow.graph.query;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.guestflow.query.Found;
import org.guestflow.shared.BaseUrl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Answers as OData has them: what was selected, with its context, and a page at a time with a link to the next one. */
@Component
public class Answers {

    private static final String CONTEXT = "@odata.context";

    private final ObjectMapper json;
    private final BaseUrl baseUrl;

    Answers(ObjectMapper json, BaseUrl baseUrl) {
        this.json = json;
        this.baseUrl = baseUrl;
    }

    /**
     * Writes a page.
     *
     * @param query what was asked for
     * @param found what was found
     * @param resource how one of them is written
     * @param <T> what was found
     * @return the answer's body
     */
    public <T> Map<String, Object> page(Query query, Found<T> found, Function<T, ?> resource) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put(CONTEXT, context(query.model().set()));
        found.count().ifPresent(count -> answer.put("@odata.count", count));
        found.slice().next().ifPresent(place -> answer.put("@odata.nextLink", query.next() + place));
        answer.put(
                "value",
                found.items().stream()
                        .map(resource)
                        .map(item -> selected(query, item))
                        .toList());
        return answer;
    }

    /**
     * Writes a list that has one page only.
     *
     * @param set the name of what it holds
     * @param items what it holds
     * @return the answer's body
     */
    public Map<String, Object> all(String set, List<?> items) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put(CONTEXT, context(set));
        answer.put("value", items);
        return answer;
    }

    /**
     * Writes one resource.
     *
     * @param query what was asked for
     * @param resource the resource
     * @return the answer's body
     */
    public ObjectNode one(Query query, Object resource) {
        return one(query.model().set(), selected(query, resource));
    }

    /**
     * Writes one resource, whole.
     *
     * @param set the name of all resources of its kind
     * @param resource the resource
     * @return the answer's body
     */
    public ObjectNode one(String set, Object resource) {
        ObjectNode answer = json.createObjectNode();
        answer.put(CONTEXT, context(set) + "/$entity");
        answer.setAll((ObjectNode) json.valueToTree(resource));
        return answer;
    }

    /**
     * Writes how many there are, as plain text whatever else the client would take (OData 4.01 URL Conventions, section 4.8).
     *
     * @param found a counted page
     * @return the answer
     */
    public static ResponseEntity<String> count(Found<?> found) {
        return ResponseEntity.ok()
                .contentType(MediaType.TEXT_PLAIN)
                .body(String.valueOf(found.count().orElseThrow()));
    }

    private String context(String set) {
        return baseUrl.value() + "/v1.0/$metadata#" + set;
    }

    /** Annotations, such as the type, are given whatever is selected. */
    private ObjectNode selected(Query query, Object resource) {
        ObjectNode all = json.valueToTree(resource);
        if (!query.selected().isEmpty()) {
            all.properties()
                    .removeIf(property -> !property.getKey().startsWith("@")
                            && !query.selected().contains(property.getKey())
                            && !query.expands(property.getKey()));
        }
        return all;
    }
}
