package org.guestflow.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Has bpmnlint look at every diagram, with its recommended rules and those for the engine's version. Skipped, saying why, on a machine without npm; where the environment says
 * {@code CI=true} that is a failure.
 */
class BpmnLintTest {

    private static final Path LINT = Path.of("target", "bpmnlint");

    /** What a run of a command came to. */
    private record Outcome(int status, String output) {}

    @BeforeAll
    static void bpmnlintIsThere() throws IOException, InterruptedException {
        boolean npm = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "npm")));
        if (!npm && Boolean.parseBoolean(System.getenv("CI"))) {
            throw new IllegalStateException("npm is needed to lint the diagrams and is not there");
        }
        Assumptions.assumeTrue(npm, "no npm on this machine: the diagrams are not linted");
        Files.createDirectories(LINT);
        for (String file : List.of("package.json", "package-lock.json", ".bpmnlintrc", ".dmnlintrc")) {
            Files.write(LINT.resolve(file), Files.readAllBytes(Path.of("src/test/bpmnlint", file)));
        }
        Outcome installed = run(List.of("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"));
        assertThat(installed.status()).as(installed.output()).isZero();
    }

    @Test
    void bpmnlintFindsNothingInTheDiagrams() throws IOException, InterruptedException {
        try (Stream<Path> diagrams = Files.list(Path.of("processes"))) {
            List<Path> models =
                    diagrams.filter(path -> path.toString().endsWith(".bpmn")).toList();

            assertThat(models).isNotEmpty();
            Outcome found = lint(models);

            assertThat(found.output()).doesNotContain("error", "warning");
            assertThat(found.status()).as(found.output()).isZero();
        }
    }

    @Test
    void bpmnlintFindsTheOffender() throws IOException, InterruptedException {
        Outcome found = lint(List.of(Path.of("src/test/resources/architecture/unlabelled-and-fake-join.bpmn")));

        assertThat(found.output()).contains("fake-join", "label-required");
        assertThat(found.status()).isNotZero();
    }

    @Test
    void dmnlintFindsNothingInTheDecisionTable() throws IOException, InterruptedException {
        Outcome found = lint("dmnlint", List.of(Path.of("processes/collaboration-policy.dmn")));

        assertThat(found.output()).doesNotContain("error", "warning");
        assertThat(found.status()).as(found.output()).isZero();
    }

    @Test
    void dmnlintFindsTheOffender() throws IOException, InterruptedException {
        String unnamed = Files.readString(Path.of("processes/collaboration-policy.dmn"))
                .replaceFirst("(<decision id=\"collaboration-policy\") name=\"[^\"]*\"", "$1");
        Path offender = Files.writeString(LINT.resolve("unnamed.dmn"), unnamed);

        Outcome found = lint("dmnlint", List.of(offender));

        assertThat(found.output()).contains("label-required");
        assertThat(found.status()).isNotZero();
    }

    private static Outcome lint(List<Path> models) throws IOException, InterruptedException {
        return lint("bpmnlint", models);
    }

    private static Outcome lint(String linter, List<Path> models) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("node_modules/.bin/" + linter));
        models.forEach(model -> command.add(model.toAbsolutePath().toString()));
        return run(command);
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
