package org.guestflow.harness;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;

/** A bash into which somebody types: what one command keeps in a variable the next one has, and the first one that fails ends it. */
final class Shell implements AutoCloseable {

    private final Process process;
    private final Writer input;
    private final Path output;
    private int commands;
    private int read;

    private Shell(Process process, Path output) {
        this.process = process;
        this.input = process.outputWriter();
        this.output = output;
    }

    /**
     * Opens one.
     *
     * @param environment what it has in its environment besides
     * @param output the file for all that is printed
     */
    static Shell open(Map<String, String> environment, Path output) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("bash", "-eu", "-o", "pipefail", "-s")
                .redirectErrorStream(true)
                .redirectOutput(new File(output.toString()));
        builder.environment().putAll(environment);
        return new Shell(builder.start(), output);
    }

    /** Has commands run, waits for their end, and gives what they print. */
    String run(String typed, Duration patience) throws IOException {
        String mark = "=== " + ++commands;
        input.write(typed + "\necho\necho '" + mark + "'\n");
        input.flush();
        Awaitility.await(typed)
                .atMost(patience)
                .until(() -> !process.isAlive() || printed().contains(mark));
        String all = printed();
        if (!all.contains(mark)) {
            throw new IllegalStateException("ended with " + process.exitValue() + " at " + typed + ": " + all);
        }
        String answer = all.substring(read, all.indexOf(mark));
        read = all.indexOf(mark) + mark.length();
        return answer.strip();
    }

    private String printed() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it with all that it has started. */
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
    }
}
