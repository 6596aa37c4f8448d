package org.guestflow.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the page on security says of its tests is so: each is there, and no threat is without one. */
class SecurityPageTest {

    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+Test)(?:#(\\w+))?`");
    private static final Pattern THREAT = Pattern.compile("(?m)^\\| ([A-D]\\d+) \\|.*$");

    @Test
    void everyTestThatIsNamedIsThere() throws IOException {
        assertThat(missing(page())).isEmpty();
    }

    @Test
    void everyThreatIsAttackedByATest() throws IOException {
        List<String> threats =
                THREAT.matcher(page()).results().map(row -> row.group(0)).toList();

        assertThat(threats)
                .hasSizeGreaterThan(35)
                .allMatch(row -> TEST.matcher(row).find());
    }

    @Test
    void aTestThatIsNotThereIsFound() throws IOException {
        assertThat(missing("`NoSuchTest`, `SecurityPageTest#noSuchMethod`, `SecurityPageTest`"))
                .containsExactly("NoSuchTest", "SecurityPageTest#noSuchMethod");
    }

    private static String page() throws IOException {
        return Files.readString(Path.of("docs/security.md"));
    }

    private static List<String> missing(String text) throws IOException {
        Map<String, Path> tests = tests();
        return TEST.matcher(text)
                .results()
                .filter(named -> !isThere(named.group(1), named.group(2), tests))
                .map(named -> named.group().replace("`", ""))
                .toList();
    }

    private static boolean isThere(String type, String method, Map<String, Path> tests) {
        Path file = tests.get(type + ".java");
        return file != null && (method == null || read(file).contains("void " + method + "("));
    }

    private static Map<String, Path> tests() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            return files.filter(file -> file.toString().endsWith("Test.java"))
                    .collect(Collectors.toMap(file -> file.getFileName().toString(), file -> file));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
