package org.guestflow.engine.rest;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.engine.rest.impl.DefaultProcessEngineRestServiceImpl;

/** Every method and path that the engine's REST API has, as its own annotations say; {@code x} stands for each id, {@code invitation} for each key. */
final class EngineEndpoints {

    private static final Set<String> READING_THE_SHAPE = Set.of("OPTIONS", "HEAD");
    private static final int DEEPEST = 6;
    private static final Set<String> ALL = find();

    private EngineEndpoints() {}

    static Set<String> all() {
        return ALL;
    }

    private static Set<String> find() {
        Set<String> found = new TreeSet<>();
        walk(DefaultProcessEngineRestServiceImpl.class, "", 0, found);
        found.add("GET /engine");
        return found;
    }

    private static void walk(Class<?> type, String path, int depth, Set<String> found) {
        if (depth > DEEPEST || !type.getName().startsWith("org.camunda")) {
            return;
        }
        for (Method method : type.getMethods()) {
            String here = path + pathOf(method);
            Optional<String> verb = verb(method);
            if (verb.isPresent()) {
                if (!READING_THE_SHAPE.contains(verb.get())) {
                    found.add(verb.get() + " " + (here.isEmpty() ? "/" : here));
                }
            } else if (method.isAnnotationPresent(Path.class)) {
                walk(method.getReturnType(), here, depth + 1, found);
            }
        }
    }

    private static String pathOf(Method method) {
        Path path = method.getAnnotation(Path.class);
        if (path == null) {
            return "";
        }
        String value = path.value().replaceAll("\\{key[^}]*}", "invitation").replaceAll("\\{[^}]*}", "x");
        String absolute = value.startsWith("/") ? value : "/" + value;
        return absolute.endsWith("/") ? absolute.substring(0, absolute.length() - 1) : absolute;
    }

    private static Optional<String> verb(Method method) {
        return Stream.of(method.getAnnotations())
                .map(Annotation::annotationType)
                .map(annotation -> annotation.getAnnotation(HttpMethod.class))
                .filter(verb -> verb != null)
                .map(HttpMethod::value)
                .findFirst();
    }
}
