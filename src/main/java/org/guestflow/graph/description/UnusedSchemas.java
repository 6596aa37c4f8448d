package org.guestflow.graph.description;

import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.OpenAPI;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes out schemas of the code's own types, which have been met on the way and nothing leads to. */
final class UnusedSchemas {

    private static final Pattern REFERENCE = Pattern.compile("#/components/schemas/([\\w.-]+)");

    private UnusedSchemas() {}

    static void remove(OpenAPI api) {
        Set<String> used = new HashSet<>();
        follow(api.getPaths(), api, used);
        follow(api.getComponents().getResponses(), api, used);
        api.getComponents().getSchemas().keySet().retainAll(used);
    }

    private static void follow(Object part, OpenAPI api, Set<String> used) {
        Matcher references = REFERENCE.matcher(Json31.pretty(part));
        while (references.find()) {
            if (used.add(references.group(1))) {
                follow(api.getComponents().getSchemas().get(references.group(1)), api, used);
            }
        }
    }
}
