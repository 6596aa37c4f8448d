package org.guestflow.support;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.guestflow.demo.TestLitware;

/** The application as a process of its own, which can be killed. */
public final class OwnNode implements AutoCloseable {

    private final int port;
    private final Process process;

    private OwnNode(int port, Process process) {
        this.port = port;
        this.process = process;
    }

    /**
     * Starts a node and waits until it answers.
     *
     * @param database JDBC URL
     * @param settings what is set otherwise than in the other tests
     * @return the node
     */
    public static OwnNode start(String database, Map<String, String> settings) {
        int port = FreePort.next();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                // It starts and works for a minute: nothing is gained by what the JVM would do for a long life.
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "org.guestflow.Guestflow",
                "--spring.profiles.active=demo",
                "--guestflow.demo.embedded-servers=false",
                "--server.port=" + port,
                "--spring.datasource.url=" + database,
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=" + TestMail.server().getSmtp().getPort(),
                "--guestflow.demo.ldap-port=" + TestLitware.directory().port()));
        settings.forEach((name, value) -> command.add("--" + name + "=" + value));
        OwnNode node = new OwnNode(port, start(command));
        Awaitility.await("the node answers").atMost(Duration.ofMinutes(3)).until(node::answers);
        return node;
    }

    private static Process start(List<String> command) {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(new File("target/own-node.log")))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean answers() {
        if (!process.isAlive()) {
            throw new IllegalStateException("the node has ended; see target/own-node.log");
        }
        try {
            return new Visitor(port).get("/sign-in").statusCode() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    /** Where it answers. */
    public int port() {
        return port;
    }

    /** Ends it as a power failure does: nothing is told, nothing is finished. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
