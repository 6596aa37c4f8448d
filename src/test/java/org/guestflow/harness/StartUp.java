package org.guestflow.harness;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/** How long the packaged application takes from {@code java -jar} to its first answer, on a schema that is there; the figures stand in {@code target/bench/start-up.md}. Nothing else should run on the machine. */
@Tag("bench")
class StartUp {

    private static final Path TABLE = Path.of("target/bench/start-up.md");
    private static final int TIMES = 5;
    private static final double MILLIS = 1000;

    @Test
    void untilTheFirstAnswer() throws Exception {
        Program.forget();
        Files.createDirectories(Path.of("target/faults"));
        Path folder = Files.createTempDirectory("bench");
        try (Installation at = Installation.start(Scenario.asShipped(Rounds.HEAP, 1), folder)) {
            Rounds rounds = new Rounds(at, TABLE);
            Node node = at.nodes().get(0);
            Program program = Program.ofThisVersion();
            rounds.write(started(node, "as packaged", program.asPackaged()));
            rounds.write(started(node, "unpacked, with an archive of its classes, as in the image", program));
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private static String started(Node node, String how, Program program) {
        node.install(program);
        List<Duration> starts = new ArrayList<>();
        List<Double> cpu = new ArrayList<>();
        for (int time = 0; time < TIMES; time++) {
            node.end();
            long begun = System.nanoTime();
            node.start();
            node.awaitAnswer();
            starts.add(Duration.ofNanos(System.nanoTime() - begun));
            cpu.add(node.cpuSeconds());
        }
        Collections.sort(starts);
        Collections.sort(cpu);
        return String.format(
                Locale.ROOT,
                "%nFrom `java -jar` to the first answer, %s: %.1f s (%.1f–%.1f), %.1f s of processor time.%n",
                how,
                seconds(starts.get(TIMES / 2)),
                seconds(starts.get(0)),
                seconds(starts.get(TIMES - 1)),
                cpu.get(TIMES / 2));
    }

    private static double seconds(Duration time) {
        return time.toMillis() / MILLIS;
    }
}
