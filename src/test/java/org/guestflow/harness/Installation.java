package org.guestflow.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.guestflow.demo.TestLitware;
import org.guestflow.support.FreePort;

/** All that an organisation runs: identical nodes on one PostgreSQL, a mail server and a partner's directory. */
final class Installation implements AutoCloseable {

    private final Database database;
    private final MailSink mail;
    private final HeldPort directory;
    private final Optional<SmallDisk> disk;
    private final Program program;
    private final List<Node> nodes;
    private final List<Mishap> mishaps = new CopyOnWriteArrayList<>();
    private final Clock clock = Clock.systemUTC();
    private boolean closed;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    private Installation(Scenario scenario, Path folder) {
        disk = scenario.smallDisk() ? Optional.of(SmallDisk.mount(folder)) : Optional.empty();
        database = scenario.installedPostgres() ? installed(folder) : Database.start(folder);
        mail = MailSink.start();
        directory = HeldPort.before(TestLitware.directory().port());
        program = scenario.upgraded() ? Program.ofAnEarlierVersion().orElseThrow() : Program.ofThisVersion();
        List<Integer> ports =
                Stream.generate(FreePort::next).limit(scenario.nodes()).toList();
        nodes = IntStream.range(0, scenario.nodes())
                .mapToObj(number -> new Node(
                        ports.get(number),
                        program,
                        scenario.jvm(),
                        settings(scenario, ports.get(0)),
                        scenario.ownClocks() ? NodeClock.ofItsOwn() : Optional.empty(),
                        http))
                .toList();
    }

    private static Database installed(Path folder) {
        try {
            return Database.startInstalled(folder).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Starts everything, the nodes one after the other, and fills the directory. */
    static Installation start(Scenario scenario, Path folder) {
        Installation installation = new Installation(scenario, folder);
        // Processes outlive whoever has started them and is ended.
        Runtime.getRuntime().addShutdownHook(new Thread(installation::close, "ending"));
        if (installation.program.needsARehearsal()) {
            installation.nodes.get(0).start();
            installation.nodes.get(0).awaitAnswer();
            installation.nodes.get(0).end();
        }
        for (Node node : installation.nodes) {
            node.start();
            node.awaitAnswer();
        }
        installation.mail.treat(scenario.treatments());
        return installation;
    }

    private Map<String, String> settings(Scenario scenario, int firstPort) {
        Map<String, String> settings = new HashMap<>();
        settings.put("spring.profiles.active", "demo");
        settings.put("guestflow.demo.embedded-servers", "false");
        settings.put("guestflow.demo.ldap-port", String.valueOf(directory.port()));
        settings.put("guestflow.base-url", "http://localhost:" + firstPort);
        settings.put("guestflow.api.requests", "1000000");
        settings.put("spring.datasource.url", database.url());
        settings.put("spring.datasource.hikari.connection-timeout", "5000");
        settings.put("spring.mail.host", "127.0.0.1");
        settings.put("spring.mail.port", String.valueOf(mail.port()));
        settings.putAll(scenario.settings());
        return settings;
    }

    Database database() {
        return database;
    }

    MailSink mail() {
        return mail;
    }

    HeldPort directory() {
        return directory;
    }

    SmallDisk disk() {
        return disk.orElseThrow();
    }

    List<Node> nodes() {
        return nodes;
    }

    HttpClient http() {
        return http;
    }

    /** Lets a fault come about and notes when. */
    void suffer(Fault fault) throws IOException, InterruptedException {
        Instant begun = clock.instant();
        try {
            fault.happen(this);
        } finally {
            mishaps.add(new Mishap(begun, clock.instant()));
        }
    }

    /** What has come about so far. */
    List<Mishap> mishaps() {
        return mishaps;
    }

    /** The node that has been running longest of those that answer; empty where none does. */
    Optional<Node> longestRunning() {
        return nodes.stream().filter(Node::answers).min(Comparator.comparingLong(Node::since));
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        nodes.forEach(Node::close);
        try {
            mail.close();
            directory.close();
            database.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            disk.ifPresent(SmallDisk::close);
        }
    }
}
