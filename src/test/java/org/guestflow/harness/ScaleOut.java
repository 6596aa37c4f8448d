package org.guestflow.harness;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/** Two nodes beside one on the same processors: what working together costs. The figures stand in {@code target/bench/scale-out.md}. Nothing else should run on the machine. */
@Tag("bench")
class ScaleOut {

    private static final Path TABLE = Path.of("target/bench/scale-out.md");
    private static final int CLIENTS = 8;

    @Test
    void twoNodesBesideOne() throws Exception {
        Program.forget();
        Files.createDirectories(Path.of("target/faults"));
        Path folder = Files.createTempDirectory("bench");
        try (Installation at = Installation.start(Scenario.asShipped(Rounds.HEAP, 2), folder)) {
            Woodgrove.fill(at.database().jdbc());
            Rounds rounds = new Rounds(at, TABLE);
            rounds.write(Rounds.HEAD);
            List<Calls> calls = at.nodes().stream()
                    .map(node -> new Calls(new Programs(at.http()), node.port()))
                    .toList();
            Operation both = number -> calls.get(number % calls.size()).inviteOverGraph(number);
            Stopwatch stopwatch = new Stopwatch(
                    () -> at.nodes().stream().mapToDouble(Node::cpuSeconds).sum(), at.database());
            stopwatch.warmUp(both, CLIENTS, Rounds.WARM_UP.multipliedBy(2));
            rounds.awaitQuiet();
            rounds.measure(stopwatch, "invitation over Graph, at two nodes", both, CLIENTS);
            at.nodes().get(1).end();
            rounds.measure(stopwatch, "invitation over Graph, at one node", calls.get(0)::inviteOverGraph, CLIENTS);
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }
}
