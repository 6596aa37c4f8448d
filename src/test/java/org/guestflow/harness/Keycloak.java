package org.guestflow.harness;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.guestflow.support.FreePort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The peer: Keycloak on the same PostgreSQL, with an organisation that people are invited into, sending to the same mail server. */
final class Keycloak implements AutoCloseable {

    private static final String HOME = "guestflow.test.keycloak";
    private static final String REALM = "/admin/realms/woodgrove";
    private static final String PASSWORD = "admin";
    private static final Duration LONGEST_START = Duration.ofMinutes(8);
    private static final long TOKEN_LASTS = Duration.ofSeconds(30).toNanos();
    private static final String INVITED = "email=peer-%s%%40fabrikam.example&firstName=Guest&lastName=Guest";
    private static final String USER = """
            {"username": "peer-%1$s@fabrikam.example", "email": "peer-%1$s@fabrikam.example", "enabled": true, "groups": ["/atlas"]}""";

    private final HttpClient http;
    private final int port = FreePort.next();
    private final Process process;
    private final String database;
    private final ObjectMapper json = new ObjectMapper();
    private String token = "";
    private long tokenSince;
    private String organisation = "";

    private Keycloak(Path home, Installation at, List<String> jvm) {
        http = at.http();
        database = at.database().urlOf("keycloak") + "?user=postgres";
        at.database().jdbc().sql("CREATE DATABASE keycloak").update();
        ProcessBuilder command = new ProcessBuilder(
                        "sh",
                        home.resolve("bin/kc.sh").toString(),
                        "start-dev",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port,
                        "--db=postgres",
                        "--db-url=" + at.database().urlOf("keycloak"),
                        "--db-username=postgres",
                        "--db-password=none")
                .redirectErrorStream(true)
                .redirectOutput(Redirect.to(new File("target/bench/keycloak.log")));
        command.environment()
                .putAll(Map.of(
                        "KC_BOOTSTRAP_ADMIN_USERNAME",
                        "admin",
                        "KC_BOOTSTRAP_ADMIN_PASSWORD",
                        PASSWORD,
                        "JAVA_OPTS_KC_HEAP",
                        jvm.get(0),
                        "JAVA_OPTS_APPEND",
                        "-XX:-UseG1GC " + jvm.get(1)));
        try {
            process = command.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "ending Keycloak"));
    }

    /** Starts it and prepares the realm; empty where the build has not been told to fetch it (profile {@code keycloak}). */
    static Optional<Keycloak> start(Installation at, List<String> jvm) throws IOException, InterruptedException {
        String home = System.getProperty(HOME);
        if (home == null) {
            return Optional.empty();
        }
        Keycloak keycloak = new Keycloak(Path.of(home), at, jvm);
        Awaitility.await()
                .atMost(LONGEST_START)
                .pollInterval(Duration.ofSeconds(1))
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> !keycloak.token().isEmpty());
        keycloak.prepare(at.mail().port());
        return Optional.of(keycloak);
    }

    private void prepare(int mailPort) throws IOException, InterruptedException {
        send(201, "/admin/realms", """
                {"realm": "woodgrove", "enabled": true, "organizationsEnabled": true,
                 "smtpServer": {"host": "127.0.0.1", "port": "%d", "from": "guests@woodgrove.com"}}""".formatted(mailPort));
        send(201, REALM + "/groups", "{\"name\": \"atlas\"}");
        String location = send(201, REALM + "/organizations", """
                {"name": "fabrikam", "alias": "fabrikam", "enabled": true, "domains": [{"name": "fabrikam.example"}]}""")
                .headers()
                .firstValue("Location")
                .orElseThrow();
        organisation = location.substring(location.lastIndexOf('/') + 1);
    }

    /** Invites somebody into the organisation; the mail is sent within the call. */
    void invite(int number) throws IOException, InterruptedException {
        HttpRequest request = to(REALM + "/organizations/" + organisation + "/members/invite-user")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(INVITED.formatted(UUID.randomUUID())))
                .build();
        require(204, http.send(request, BodyHandlers.ofString()));
    }

    /** Creates a user with a group, in one call. */
    void add(int number) throws IOException, InterruptedException {
        send(201, REALM + "/users", USER.formatted(UUID.randomUUID()));
    }

    /** Multiplies an invitation that is open, as it is stored. */
    void fill(int pending) {
        JdbcClient.create(new DriverManagerDataSource(database))
                .sql("""
                        INSERT INTO org_invitation (id, organization_id, email, first_name, last_name, created_at, expires_at, invite_link)
                        SELECT gen_random_uuid()::text, organization_id, 'pending-' || n || '@fabrikam.example', first_name, last_name, created_at, expires_at, invite_link || n
                        FROM (SELECT * FROM org_invitation LIMIT 1) AS one, generate_series(1, :pending) AS n
                        """)
                .param("pending", pending)
                .update();
    }

    /** Forgets all invitations. */
    void forget() {
        JdbcClient.create(new DriverManagerDataSource(database))
                .sql("DELETE FROM org_invitation")
                .update();
    }

    double cpuSeconds() {
        return Cpu.seconds(process.toHandle());
    }

    private HttpResponse<String> send(int status, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = to(path).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        return require(status, http.send(request, BodyHandlers.ofString()));
    }

    private HttpRequest.Builder to(String path) throws IOException, InterruptedException {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + token());
    }

    private synchronized String token() throws IOException, InterruptedException {
        if (token.isEmpty() || System.nanoTime() - tokenSince > TOKEN_LASTS) {
            String form = Map.of(
                            "client_id",
                            "admin-cli",
                            "grant_type",
                            "password",
                            "username",
                            "admin",
                            "password",
                            PASSWORD)
                    .entrySet()
                    .stream()
                    .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                    .collect(Collectors.joining("&"));
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + port + "/realms/master/protocol/openid-connect/token"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(form))
                    .build();
            tokenSince = System.nanoTime();
            token = json.readTree(require(200, http.send(request, BodyHandlers.ofString()))
                            .body())
                    .required("access_token")
                    .textValue();
        }
        return token;
    }

    private static HttpResponse<String> require(int status, HttpResponse<String> answer) {
        if (answer.statusCode() != status) {
            throw new IllegalStateException(answer.uri() + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer;
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
