package org.guestflow.partner.keycloak;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.guestflow.partner.Staff;
import org.guestflow.support.FreePort;
import org.springframework.util.FileSystemUtils;

/** A real Keycloak on this machine, with Litware's staff in a realm. Started once for a test class; it takes a minute or so. */
public final class KeycloakServer implements AutoCloseable {

    /** The system property that says where the distribution is unpacked. */
    public static final String HOME = "guestflow.test.keycloak";

    static final String REALM = "litware";
    static final String SIGN_IN_REALM = "litware-sign-in";

    private static final Duration LONGEST_START = Duration.ofMinutes(5);
    private static final int SUCCESS = 200;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final Path home;
    private final int port;
    private final Process process;

    private KeycloakServer(Path home, int port, Process process) {
        this.home = home;
        this.port = port;
        this.process = process;
    }

    /**
     * Starts the server and waits until it answers.
     *
     * @return the server
     */
    public static KeycloakServer start() {
        try {
            Path home = copyOf(Path.of(System.getProperty(HOME)));
            Files.createDirectories(home.resolve("data/import"));
            Files.writeString(home.resolve("data/import/litware.json"), KeycloakRealm.withStaff());
            Files.writeString(home.resolve("data/import/litware-sign-in.json"), KeycloakRealm.forSigningIn());
            KeycloakServer server = launch(home);
            Awaitility.await()
                    .atMost(LONGEST_START)
                    .pollInterval(Duration.ofSeconds(1))
                    .until(server::answers);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** It changes its own files when it starts, and another may start at the same time. */
    private static Path copyOf(Path distribution) throws IOException {
        Path copy = Files.createTempDirectory(distribution.getParent(), "started");
        FileSystemUtils.copyRecursively(distribution, copy);
        return copy;
    }

    private static KeycloakServer launch(Path home) throws IOException {
        int port = FreePort.next();
        ProcessBuilder command = new ProcessBuilder(
                        "sh",
                        home.resolve("bin/kc.sh").toString(),
                        "start-dev",
                        "--import-realm",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port)
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("keycloak.log").toFile());
        command.environment()
                .putAll(Map.of(
                        "JAVA_OPTS_KC_HEAP", "-Xmx512m",
                        // It lives for a minute and gains nothing by what the JVM would do for a long life.
                        "JAVA_OPTS_APPEND", "-XX:-UseG1GC -XX:+UseSerialGC -XX:TieredStopAtLevel=1"));
        Process process = command.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process)));
        return new KeycloakServer(home, port, process);
    }

    private boolean answers() throws InterruptedException, IOException {
        if (!process.isAlive()) {
            throw new IllegalStateException("Keycloak has ended; see " + home.resolve("keycloak.log"));
        }
        try {
            return get("/realms/" + REALM).statusCode() == SUCCESS;
        } catch (ConnectException notYet) {
            return false;
        }
    }

    private HttpResponse<String> get(String path) throws InterruptedException, IOException {
        return client.send(HttpRequest.newBuilder(url().resolve(path)).build(), BodyHandlers.ofString());
    }

    /**
     * Tells where people of the organisation sign in.
     *
     * @return the issuer of the realm for that
     */
    public URI issuer() {
        return url().resolve("/realms/" + SIGN_IN_REALM);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Signs somebody in and gives the token. */
    String tokenOf(String mail) {
        return tokens.computeIfAbsent(mail, this::signIn);
    }

    private String signIn(String mail) {
        String user = Staff.everybody().stream()
                .filter(person -> person.mail().equals(mail))
                .findFirst()
                .orElseThrow()
                .handle();
        String form =
                "client_id=guestflow&grant_type=password&username=" + user + "&password=" + KeycloakRealm.PASSWORD;
        HttpRequest request = HttpRequest.newBuilder(
                        url().resolve("/realms/" + REALM + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        try {
            String answer = client.send(request, BodyHandlers.ofString()).body();
            return JsonMapper.builder()
                    .build()
                    .readTree(answer)
                    .required("access_token")
                    .textValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        end(process);
        try {
            FileSystemUtils.deleteRecursively(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
