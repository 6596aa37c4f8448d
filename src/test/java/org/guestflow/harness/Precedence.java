package org.guestflow.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Lets a process go before others while it starts, where all share few processors: a cluster that loses a node every few seconds has another machine for the next one. Only for root; others wait their turn. */
final class Precedence {

    private static final String FIRST = "-15";

    private Precedence() {}

    /** The command that starts another with precedence; empty where the user may not give it. */
    static List<String> command() {
        return "root".equals(System.getProperty("user.name")) ? List.of("nice", "-n", FIRST) : List.of();
    }

    /** Takes the precedence from all threads of a process; the next ones have none either. */
    static void end(long process) throws IOException, InterruptedException {
        if (command().isEmpty()) {
            return;
        }
        List<String> renice = new ArrayList<>(List.of("renice", "-n", "0", "-p"));
        try (Stream<Path> threads = Files.list(Path.of("/proc", String.valueOf(process), "task"))) {
            threads.map(thread -> thread.getFileName().toString()).forEach(renice::add);
        }
        // Those that have ended meanwhile are none of our business.
        new ProcessBuilder(renice)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
