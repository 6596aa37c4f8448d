package org.guestflow.partner.web;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What a web service is asked for. Everything in it is a value, whatever characters it has.
 *
 * @param base where the service is
 * @param path the parts of the path below that
 * @param parameters the query's parameters in their order
 */
public record Question(URI base, List<String> path, Map<String, String> parameters) {

    /**
     * Asks for something.
     *
     * @param base where the service is
     * @param path the parts of the path below that
     * @return a question without parameters
     */
    public static Question at(URI base, String... path) {
        return new Question(base, List.of(path), Map.of());
    }

    /**
     * Adds a parameter.
     *
     * @param name its name
     * @param value its value
     * @return the question with it
     */
    public Question with(String name, Object value) {
        Map<String, String> more = new LinkedHashMap<>(parameters);
        more.put(name, value.toString());
        return new Question(base, path, more);
    }

    /** Gives the address to send it to. */
    URI uri() {
        List<Object> values = new ArrayList<>();
        UriComponentsBuilder uri = UriComponentsBuilder.fromUri(base);
        for (String part : path) {
            uri.pathSegment("{" + values.size() + "}");
            values.add(part);
        }
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            uri.queryParam(parameter.getKey(), "{" + values.size() + "}");
            values.add(parameter.getValue());
        }
        return uri.encode().buildAndExpand(values.toArray()).toUri();
    }
}
