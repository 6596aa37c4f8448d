package org.guestflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** The examples for container engines are understood, and set what Guestflow needs. */
class ComposeFilesTest {

    private static final String TO_TRY = "docker-compose.yml";
    private static final String IN_EARNEST = "docs/deployment/docker-compose.yml";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {TO_TRY, IN_EARNEST})
    void theExampleIsUnderstood(String file) throws Exception {
        assertThat(complaints(Path.of(file))).isEmpty();
    }

    @Test
    void anExampleThatIsNotUnderstoodIsFound() throws Exception {
        Path broken = folder.resolve("docker-compose.yml");
        Files.writeString(
                broken, Files.readString(Path.of(IN_EARNEST)).replace("read_only: true", "read_only: perhaps"));

        assertThat(complaints(broken)).contains("read_only");
    }

    @Test
    void whatIsSecretIsAFileAndWhatHasNoDefaultIsSet() throws IOException {
        Map<String, Object> node = node();
        Map<String, Object> environment = map(node.get("environment"));
        Set<Object> secrets = ((List<?>) node.get("secrets"))
                .stream().map(secret -> map(secret).get("target")).collect(Collectors.toSet());

        assertThat(environment)
                .containsEntry("SPRING_CONFIG_IMPORT", "configtree:/run/secrets/")
                .containsKeys("SPRING_DATASOURCE_URL", "SPRING_MAIL_HOST", "GUESTFLOW_BASE_URL");
        assertThat(environment.keySet()).noneMatch(name -> name.matches(".*(PASSWORD|SECRET|KEY).*"));
        assertThat(secrets).contains("guestflow.secret-key", "spring.datasource.password", "spring.mail.password");
    }

    /** What the tool complains of; empty where it is content. */
    private static String complaints(Path file) throws IOException, InterruptedException {
        assumeThat(isThere("docker-compose") || System.getenv("CI") != null)
                .as("docker-compose is on the path")
                .isTrue();
        Process process = new ProcessBuilder("docker-compose", "-f", file.toString(), "config", "--quiet")
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() == 0 ? "" : said;
    }

    private static boolean isThere(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }

    private static Map<String, Object> node() throws IOException {
        Map<String, Object> file = new Yaml().load(Files.readString(Path.of(IN_EARNEST)));
        return map(map(file.get("services")).get("node-a"));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }
}
