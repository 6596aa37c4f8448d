package org.guestflow.panel.administration;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jsoup.nodes.Element;

/** What a browser would send of a form as the page has it: of radio buttons and ticks only what is chosen. */
final class Typing {

    private Typing() {}

    static Map<String, String> into(Element form) {
        Map<String, String> fields = new LinkedHashMap<>();
        form.select("input[type=text], input[type=hidden], textarea, [checked]")
                .forEach(field -> fields.put(field.attr("name"), field.val()));
        return fields;
    }
}
