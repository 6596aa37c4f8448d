package org.guestflow.graph.description;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.RestAssured;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.guestflow.support.ApiDescription;
import org.guestflow.support.ApplicationTest;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Has Spectral look at the description, with all of its rules for OpenAPI. Skipped, saying why, on a machine without npm; where the environment says {@code CI=true} that is a failure.
 */
@ApplicationTest
class DescriptionLintTest {

    private static final Path LINT = Path.of("target", "openapi");

    @LocalServerPort
    private int port;

    /** What a run of a command came to. */
    private record Outcome(int status, String output) {}

    @BeforeAll
    static void spectralIsThere() throws IOException, InterruptedException {
        boolean npm = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "npm")));
        if (!npm && Boolean.parseBoolean(System.getenv("CI"))) {
            throw new IllegalStateException("npm is needed to lint the description of the API and is not there");
        }
        Assumptions.assumeTrue(npm, "no npm on this machine: the description of the API is not linted");
        Files.createDirectories(LINT);
        for (String file : List.of("package.json", "package-lock.json", ".spectral.yaml")) {
            Files.write(LINT.resolve(file), Files.readAllBytes(Path.of("src/test/openapi", file)));
        }
        Outcome installed = run(List.of("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"));
        assertThat(installed.status()).as(installed.output()).isZero();
    }

    @Test
    void spectralFindsNothing() throws IOException, InterruptedException {
        Outcome found = lint("v1.0.json", description());

        assertThat(found.status()).as(found.output()).isZero();
        assertThat(found.output()).contains("No results");
    }

    @Test
    void spectralFindsWhatIsSpoilt() throws IOException, InterruptedException {
        JsonNode spoilt = description();
        ObjectNode operation = (ObjectNode) spoilt.at("/paths/~1v1.0~1users~1{name}/get");
        operation.remove("operationId");
        operation.putArray("tags").add("Unheard of");
        ((ObjectNode) operation.at("/responses/200/content/application~1json"))
                .putObject("schema")
                .put("type", "obejct");

        Outcome found = lint("spoilt.json", spoilt);

        assertThat(found.status()).isNotZero();
        assertThat(found.output()).contains("operation-operationId", "operation-tag-defined", "oas3-schema");
    }

    private JsonNode description() {
        return ApiDescription.read(RestAssured.given()
                .baseUri("http://localhost")
                .port(port)
                .get("/openapi/v1.0.json")
                .asString());
    }

    private static Outcome lint(String file, JsonNode description) throws IOException, InterruptedException {
        Files.writeString(LINT.resolve(file), description.toPrettyString());
        return run(List.of("node_modules/.bin/spectral", "lint", "--fail-severity", "hint", file));
    }

    private static Outcome run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(LINT.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), output);
    }
}
