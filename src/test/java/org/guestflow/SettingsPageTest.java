package org.guestflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/**
 * The page of all settings says what the code says: {@code mvn test -Dtest=SettingsPageTest -Dguestflow.write-settings=true} writes it anew.
 */
class SettingsPageTest {

    private static final Path PAGE = Path.of("docs/settings.md");
    private static final Path METADATA = Path.of("target/classes/META-INF/spring-configuration-metadata.json");

    private static final String HEAD = """
            # Settings

            Everything under `guestflow` that can be set, as the code has it; written by a test, not by hand. The settings that matter most, with their reasons, stand in the README; what Spring Boot, Camunda and db-scheduler take besides stands in their documentation.

            On the command line `--guestflow.base-url=…`, as an environment variable `GUESTFLOW_BASE_URL` (dots become underscores, dashes go; lists are separated by commas), in a file `application.yaml` beside the jar, or a file of that name in a folder that `SPRING_CONFIG_IMPORT=configtree:/run/secrets/` names.
            What is missing, wrong or contradictory is named at the start, all of it at once, and nothing is begun.

            | setting | meaning | type | default |
            |---|---|---|---|
            """;

    @Test
    void thePageHasEverySettingAsTheCodeHasIt() throws IOException {
        String page = page();
        if (Boolean.getBoolean("guestflow.write-settings")) {
            Files.writeString(PAGE, page);
        }

        assertThat(PAGE).hasContent(page);
    }

    @Test
    void everySettingIsExplained() throws IOException {
        assertThat(settings())
                .hasSizeGreaterThan(60)
                .allSatisfy(setting -> assertThat(setting.path("description").asText())
                        .as(name(setting))
                        .isNotBlank());
    }

    private static String page() throws IOException {
        return settings().stream().map(SettingsPageTest::row).collect(Collectors.joining("\n", HEAD, "\n"));
    }

    private static List<JsonNode> settings() throws IOException {
        JsonNode metadata = new ObjectMapper().readTree(METADATA.toFile());
        return StreamSupport.stream(metadata.path("properties").spliterator(), false)
                .filter(setting -> name(setting).startsWith("guestflow."))
                .sorted(Comparator.comparing(SettingsPageTest::name))
                .toList();
    }

    private static String name(JsonNode setting) {
        return setting.path("name").asText();
    }

    private static String row(JsonNode setting) {
        String type = setting.path("type").asText().replaceAll("\\b[a-z]+(?:\\.[a-z]+)*\\.(?=[A-Z])", "");
        return "| `%s` | %s | %s | %s |"
                .formatted(
                        name(setting),
                        meaning(setting),
                        type.replace("<", "&lt;"),
                        byDefault(setting.path("defaultValue")));
    }

    private static String meaning(JsonNode setting) {
        return setting.path("description")
                .asText()
                .replaceAll("\\s+", " ")
                .replaceAll("\\{@code ([^}]*)}", "`$1`")
                .replace("|", "\\|");
    }

    private static String byDefault(JsonNode value) {
        return value.isArray()
                ? StreamSupport.stream(value.spliterator(), false)
                        .map(JsonNode::asText)
                        .collect(Collectors.joining(", "))
                : value.asText();
    }
}
