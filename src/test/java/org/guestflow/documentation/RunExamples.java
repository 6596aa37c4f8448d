package org.guestflow.documentation;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Runs a page's commands in one shell, from top to bottom: what one of them keeps in a variable the next one has.
 *
 * @param examples what came of each, in their order
 */
record RunExamples(List<Example> examples) {

    /** Each call says on the other stream how it was answered. */
    private static final String PRELUDE = """
            set -eu -o pipefail
            curl() { command curl -sS --write-out '%{stderr}HTTP/1.1 %{http_code}\\n' "$@"; }
            """;

    private static final String MARK = "=== example";
    private static final Pattern STATUS = Pattern.compile("(?m)^HTTP/1\\.1 \\d{3}$");

    /**
     * What came of one block of commands.
     *
     * @param statuses how each call was answered
     * @param output what was printed
     */
    record Example(List<String> statuses, String output) {}

    static boolean canBeRun() {
        return Stream.of("bash", "curl", "jq")
                .allMatch(program -> Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program))));
    }

    static RunExamples of(List<String> commands) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(Path.of("target", "examples"));
        StringBuilder script = new StringBuilder(PRELUDE);
        commands.forEach(block ->
                script.append("echo '%1$s'; echo '%1$s' >&2\n".formatted(MARK)).append(block));
        Path file = Files.writeString(folder.resolve("examples.sh"), script);
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        Process shell = new ProcessBuilder("bash", file.toString())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        if (!shell.waitFor(3, TimeUnit.MINUTES)) {
            shell.destroyForcibly();
        }
        String errors = Files.readString(err, StandardCharsets.UTF_8);
        if (shell.exitValue() != 0) {
            throw new IllegalStateException("The examples came to an end with " + shell.exitValue() + ": " + errors);
        }
        return new RunExamples(examples(parts(Files.readString(out, StandardCharsets.UTF_8)), parts(errors)));
    }

    private static List<Example> examples(List<String> outputs, List<String> errors) {
        List<Example> examples = new ArrayList<>();
        for (int number = 0; number < outputs.size(); number++) {
            examples.add(new Example(statuses(errors.get(number)), outputs.get(number)));
        }
        return examples;
    }

    private static List<String> parts(String all) {
        List<String> parts = List.of(all.split(MARK + "\\R", -1));
        return parts.subList(1, parts.size());
    }

    /** The lines that name a status. */
    static List<String> statuses(String text) {
        return STATUS.matcher(text).results().map(line -> line.group()).toList();
    }
}
