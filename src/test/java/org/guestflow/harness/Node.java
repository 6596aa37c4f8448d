package org.guestflow.harness;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** The application as a process. Its port stays the same when it is started again. */
final class Node {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final int port;
    private final List<String> jvm;
    private final Map<String, String> settings;
    private final Optional<NodeClock> clock;
    private final HttpClient http;
    private Program program;
    private Process process;
    private long since;
    private boolean closed;

    Node(
            int port,
            Program program,
            List<String> jvm,
            Map<String, String> settings,
            Optional<NodeClock> clock,
            HttpClient http) {
        this.port = port;
        this.program = program;
        this.jvm = List.copyOf(jvm);
        this.settings = Map.copyOf(settings);
        this.clock = clock;
        this.http = http;
    }

    int port() {
        return port;
    }

    /** Since when it runs, in the time of {@link System#nanoTime()}. */
    synchronized long since() {
        return since;
    }

    /** Has it run another version from the next start on. */
    synchronized void install(Program version) {
        program = version;
    }

    /** Starts it and does not wait. */
    synchronized void start() {
        if (closed) {
            return;
        }
        List<String> command = new ArrayList<>(Precedence.command());
        command.add(Program.java());
        command.addAll(jvm);
        command.addAll(program.command());
        settings.forEach((name, value) -> command.add("--" + name + "=" + value));
        command.add("--server.port=" + port);
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.appendTo(new File("target/faults/node-" + port + ".log")));
            // As the image has it.
            builder.environment().put("MALLOC_ARENA_MAX", "2");
            clock.ifPresent(own -> builder.environment().putAll(own.environment()));
            process = builder.start();
            since = System.nanoTime();
            endPrecedenceOnceItAnswers(process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void endPrecedenceOnceItAnswers(Process started) {
        Thread thread = new Thread(
                () -> {
                    try {
                        Awaitility.await()
                                .atMost(PATIENCE)
                                .pollInterval(Duration.ofMillis(250))
                                .until(() -> !started.isAlive() || answers());
                        Precedence.end(started.pid());
                    } catch (IOException | ConditionTimeoutException ended) {
                        // It has been killed, or never comes; whoever waits for it says so.
                    } catch (InterruptedException ended) {
                        Thread.currentThread().interrupt();
                    }
                },
                "precedence");
        thread.setDaemon(true);
        thread.start();
    }

    void awaitAnswer() {
        Awaitility.await("node at port " + port)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(250))
                .until(this::answers);
    }

    boolean answers() {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/sign-in"))
                    .timeout(Duration.ofSeconds(3))
                    .build();
            return isAlive() && http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    synchronized boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** Ends it as a power failure does: nothing is told, nothing is finished. */
    synchronized void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** The processor time that it has taken so far, in seconds. */
    synchronized double cpuSeconds() {
        return Cpu.seconds(process.toHandle());
    }

    /** The most memory that it has held so far, in bytes, as Linux counts it. */
    synchronized long peakMemory() {
        try (Stream<String> lines = Files.lines(Path.of("/proc", String.valueOf(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it for good. */
    synchronized void close() {
        closed = true;
        if (isAlive()) {
            kill();
        }
    }

    /** Ends it as an administrator does. */
    synchronized void end() {
        process.destroy();
        process.onExit().join();
    }

    /** Stops it in the middle of whatever it does, as a long collection of garbage or a moved virtual machine does. */
    synchronized void pause() throws IOException, InterruptedException {
        Signals.send("STOP", process.pid());
    }

    /** Lets it go on as if nothing had been. */
    synchronized void goOn() throws IOException, InterruptedException {
        Signals.send("CONT", process.pid());
    }

    /** Its clock, where it has one of its own. */
    Optional<NodeClock> clock() {
        return clock;
    }
}
