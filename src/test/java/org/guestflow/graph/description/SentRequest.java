package org.guestflow.graph.description;

import java.util.Optional;

/**
 * A request as a generator makes it.
 *
 * @param what what is particular about it
 * @param caller who sends it; empty for nobody
 * @param method its method
 * @param target path and query, as they are sent
 * @param type the body's declared type; empty for none
 * @param body the body; empty for none
 */
record SentRequest(
        String what, Optional<String> caller, String method, String target, Optional<String> type, String body) {

    SentRequest by(Optional<String> other) {
        return new SentRequest(what, other, method, target, type, body);
    }

    String path() {
        return target.split("\\?", 2)[0];
    }

    @Override
    public String toString() {
        return "%s: %s %s by %s, %s %s"
                .formatted(what, method, shortened(target), caller.orElse("nobody"), type.orElse(""), shortened(body));
    }

    private static String shortened(String text) {
        return text.length() < 300 ? text : text.substring(0, 300) + "… (" + text.length() + ")";
    }
}
