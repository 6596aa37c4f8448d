package org.guestflow.partner.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What a web service answered: a success with a JSON object or array, or a refusal.
 *
 * @param status 200, 401 or 403
 * @param body what it said; empty for a refusal
 */
public record Answer(int status, JsonNode body) {

    private static final int SUCCESS = 200;
    private static final int UNAUTHORIZED = 401;

    /**
     * Tells whether the server did what it was asked.
     *
     * @return false for a refusal
     */
    public boolean granted() {
        return status == SUCCESS;
    }

    /**
     * Tells whether the server knew who asked.
     *
     * @return false where it did not accept the token
     */
    public boolean authenticated() {
        return status != UNAUTHORIZED;
    }

    /**
     * Gives a field's text.
     *
     * @param object the object
     * @param field its field
     * @return the text, or empty where the field is missing, blank or no text
     */
    public static Optional<String> text(JsonNode object, String field) {
        return Optional.of(object.path(field))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .filter(text -> !text.isBlank());
    }

    /**
     * Gives the elements of a field.
     *
     * @param object the object
     * @param field its field
     * @return the elements; none where the field is no array
     */
    public static Stream<JsonNode> elements(JsonNode object, String field) {
        return elements(object.path(field));
    }

    /**
     * Gives the elements of an array.
     *
     * @param array the array
     * @return the elements; none where it is no array
     */
    public static Stream<JsonNode> elements(JsonNode array) {
        return array.isArray() ? StreamSupport.stream(array.spliterator(), false) : Stream.empty();
    }
}
