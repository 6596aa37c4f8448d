package org.guestflow.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What somebody who completes a task may say: the declared names, whatever else was sent is dropped. */
final class TaskInput {

    private static final Set<String> DECLARED = Set.of("decision", "comment");

    private TaskInput() {}

    static Map<String, Object> declared(Map<String, Object> sent) {
        Map<String, Object> declared = new HashMap<>(sent == null ? Map.of() : sent);
        declared.keySet().retainAll(DECLARED);
        return declared;
    }
}
