package org.guestflow.demo;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * PostgreSQL on a fixed port, with its data kept.
 *
 * <p>After the application was killed its PostgreSQL still runs: starting another one on the same data fails, and the one that is there answers in its stead.
 */
class DemoPostgres {

    static final String USER = "postgres";
    static final String DATABASE = "postgres";

    private final Path data;
    private final Path log;
    private final int port;

    DemoPostgres(Path directory, int port) {
        this.data = directory.toAbsolutePath().normalize().resolve("postgres");
        this.log = data.resolveSibling("postgres.log");
        this.port = port;
    }

    EmbeddedPostgres start() {
        try {
            Files.createDirectories(data);
            EmbeddedPostgres server = launch();
            requireOurs(server);
            return server;
        } catch (IOException e) {
            throw new DemoServerUnavailable(
                    "PostgreSQL (its log: " + log + ")", port, "guestflow.demo.postgres-port", e);
        }
    }

    private EmbeddedPostgres launch() throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                // The library's own hook would run beside Spring's and pull the server away under it.
                .setRegisterShutdownHook(false)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("listen_addresses", "127.0.0.1")
                // The same order of letters on every platform.
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setLocaleConfig("locale", "C")
                .setOutputRedirector(Redirect.appendTo(log.toFile()))
                .start();
    }

    /** Whoever answers on that port need not be the server on our data: it may be that of another checkout. */
    private void requireOurs(EmbeddedPostgres server) throws IOException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SHOW data_directory")) {
            found.next();
            Path answering = Path.of(found.getString(1));
            if (!Files.isSameFile(answering, data)) {
                throw new IOException("another PostgreSQL is there, with its data in " + answering);
            }
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }
}
