package org.guestflow.harness;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.guestflow.support.FreePort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** PostgreSQL as it runs in earnest (every commit is on the disk before it is answered), on a port and data of its own, so that it can die and come back. */
final class Database implements AutoCloseable {

    private static final File LOG = new File("target/faults/postgres.log");

    private final Path data;
    private final int port;
    private AutoCloseable server;
    private Path programs;

    private Database(Path data, int port) {
        this.data = data;
        this.port = port;
    }

    static Database start(Path directory) {
        Database database = new Database(directory.resolve("postgres"), FreePort.next());
        database.launch();
        return database;
    }

    /** One of the machine's own, which brings the programs for backup and restoration along; empty where none is installed. */
    static Optional<Database> startInstalled(Path directory) throws IOException, InterruptedException {
        Optional<Path> installed = installed();
        if (installed.isEmpty()) {
            return Optional.empty();
        }
        Database database = new Database(directory.resolve("postgres"), FreePort.next());
        database.launch(installed.get());
        return Optional.of(database);
    }

    /** Where Debian has the newest one that is installed. */
    static Optional<Path> installed() throws IOException {
        Path versions = Path.of("/usr/lib/postgresql");
        if (!Files.isDirectory(versions)) {
            return Optional.empty();
        }
        try (Stream<Path> found = Files.list(versions)) {
            return found.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("postgres")))
                    .max(Comparator.naturalOrder());
        }
    }

    private void launch(Path installed) throws IOException, InterruptedException {
        programs = installed;
        run("initdb", "-D", data.toString(), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C");
        run(
                "pg_ctl",
                "-D",
                data.toString(),
                "-w",
                "-o",
                "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=150"
                        + " -c shared_preload_libraries=pg_stat_statements -c pg_stat_statements.track_utility=on -c pg_stat_statements.track_planning=on",
                "start");
        server = () -> run("pg_ctl", "-D", data.toString(), "-m", "immediate", "-w", "stop");
    }

    /** Takes a consistent picture, whatever else goes on. */
    void dump(Path file) throws IOException, InterruptedException {
        client("pg_dump", "--format=custom", "--file=" + file, "postgres");
    }

    /** Puts the picture in the place of what there is. Nobody may be connected. */
    void restore(Path file) throws IOException, InterruptedException {
        client("dropdb", "--maintenance-db=template1", "postgres");
        client("createdb", "--maintenance-db=template1", "postgres");
        client("pg_restore", "--dbname=postgres", "--exit-on-error", file.toString());
    }

    private void client(String program, String... more) throws IOException, InterruptedException {
        List<String> options = new ArrayList<>(List.of("--host=127.0.0.1", "--port=" + port, "--username=postgres"));
        options.addAll(List.of(more));
        run(program, options.toArray(String[]::new));
    }

    private void launch() {
        try {
            Files.createDirectories(data);
            server = EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setPort(port)
                    .setRegisterShutdownHook(false)
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("max_connections", "150")
                    .setLocaleConfig("locale-provider", "builtin")
                    .setLocaleConfig("builtin-locale", "C.UTF-8")
                    .setLocaleConfig("locale", "C")
                    .setOutputRedirector(Redirect.appendTo(LOG))
                    .start();
            programs = Path.of(postmaster()
                            .flatMap(process -> process.info().command())
                            .orElseThrow())
                    .getParent();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres";
    }

    /** Where another database of the server is. */
    String urlOf(String name) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + name;
    }

    /** A connection for each statement: none is lost with the server. */
    JdbcClient jdbc() {
        return JdbcClient.create(new DriverManagerDataSource(url()));
    }

    /** The processor time that all of its processes have taken so far, in seconds. */
    double cpuSeconds() throws IOException {
        return Cpu.seconds(postmaster().orElseThrow());
    }

    /** Ends the server without a checkpoint and in the middle of everything, and starts it again on the same data. */
    void restartAtOnce() throws IOException, InterruptedException {
        run("pg_ctl", "-D", data.toString(), "-m", "immediate", "-w", "restart");
    }

    private void run(String program, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            // As the library does: PostgreSQL does not run as root.
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(options));
        int status = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(LOG))
                .start()
                .waitFor();
        if (status != 0) {
            throw new IOException(program + " ended with " + status + "; see " + LOG);
        }
    }

    /** Starts it where it has ended by itself. */
    void startAgain() throws IOException, InterruptedException {
        if (postmaster().isEmpty()) {
            restartAtOnce();
        }
    }

    /** Cuts every connection of others. */
    void cutConnections() {
        jdbc().sql(
                        "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'")
                .query(Long.class)
                .single();
    }

    private Optional<ProcessHandle> postmaster() throws IOException {
        Path file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(Files.readAllLines(file).get(0).strip()))
                .filter(ProcessHandle::isAlive);
    }

    @Override
    public void close() throws IOException {
        try {
            server.close();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }
}
