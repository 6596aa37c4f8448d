package org.guestflow.documentation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The paths of the API as it was released, and those that a text names. */
final class ApiPaths {

    private static final Pattern NAMED =
            Pattern.compile("(?:\\b(GET|POST|PUT|PATCH|DELETE) )?(?:https?://[^\\s/\"'`]+)?/v1\\.0(/[^\\s\"'`)|,;?]+)");
    private static final Pattern OPEN = Pattern.compile("\\{.*|<.*|…|\\$(?!ref|count|batch).*");

    /** Graph's way to refer to an object in a body; nobody calls it. */
    private static final String REFERENCE = "/directoryObjects/";

    private final Map<String, JsonNode> operations;

    private ApiPaths(Map<String, JsonNode> operations) {
        this.operations = operations;
    }

    static ApiPaths released() {
        try {
            JsonNode description = new ObjectMapper()
                    .readTree(Path.of("docs/openapi/v1.0.json").toFile());
            return new ApiPaths(description.path("paths").properties().stream()
                    .collect(
                            Collectors.toMap(path -> path.getKey().replaceFirst("^/v1\\.0", ""), Map.Entry::getValue)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a text names and the API does not have. */
    Stream<String> missing(String text) {
        return NAMED.matcher(text)
                .results()
                .filter(named -> !named.group(2).startsWith(REFERENCE) && !isThere(named))
                .map(MatchResult::group);
    }

    private boolean isThere(MatchResult named) {
        Optional<String> method = Optional.ofNullable(named.group(1)).map(verb -> verb.toLowerCase(Locale.ROOT));
        List<String> segments = segments(named.group(2).replaceFirst("[.:]+$", ""));
        return operations.entrySet().stream()
                .filter(path -> method.isEmpty() || path.getValue().has(method.get()))
                .anyMatch(path -> fits(segments(path.getKey()), segments));
    }

    private static boolean fits(List<String> path, List<String> named) {
        return path.size() == named.size()
                && IntStream.range(0, path.size()).allMatch(at -> fits(path.get(at), named.get(at)));
    }

    private static boolean fits(String segment, String named) {
        return segment.startsWith("{")
                || (segment.equals(named) && !OPEN.matcher(named).matches());
    }

    private static List<String> segments(String path) {
        return List.of(path.substring(1).split("/", -1));
    }
}
