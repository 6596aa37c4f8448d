package org.guestflow.panel.administration;

import java.util.List;

/**
 * A sentence of a page.
 *
 * @param key the message's key
 * @param arguments what goes into it
 */
public record Sentence(String key, List<Object> arguments) {

    static Sentence of(String key, Object... arguments) {
        return new Sentence("administration." + key, List.of(arguments));
    }
}
