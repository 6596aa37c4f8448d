package org.guestflow.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.guestflow.documentation.MarkdownPage;
import org.guestflow.support.FreePort;
import org.guestflow.support.Visitor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/** What docs/operations.md says of the way from the jar to the first guest, with its commands as they stand there: an empty PostgreSQL, a plain mail server, and nothing of the demo. */
@Tag("faults")
class FirstGuestRehearsal {

    private static final MarkdownPage PAGE =
            MarkdownPage.at("docs/operations.md").section("From the jar to the first guest");
    private static final String BUILD = "mvn -DskipTests package";
    private static final String NORA = "nora@partner.example";
    private static final Path FILES = Path.of("target/faults");
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final int port = FreePort.next();
    private final ObjectMapper json = new ObjectMapper();

    @Test
    void whoFollowsThePageHasAGuestInTheGroup() throws Exception {
        assumeThat(System.getProperty("guestflow.faults.jar"))
                .as("the packaged jar")
                .isNotNull();
        Files.createDirectories(FILES);
        Path folder = Files.createTempDirectory("first-guest");
        try (Database database = Database.start(folder);
                MailSink mail = MailSink.start();
                Shell shell = Shell.open(
                        Map.of("SERVER_PORT", String.valueOf(port)), FILES.resolve("first-guest-shell.txt"))) {
            prepare(database);
            List<String> commands = commands(database, mail);
            for (String each : commands.subList(0, commands.size() - 1)) {
                shell.run(each, PATIENCE);
            }
            theAdministratorSignsIn();
            noraRedeems(mail);

            JsonNode members = json.readTree(shell.run(commands.get(commands.size() - 1), PATIENCE));

            assertThat(members.path("value")).hasSize(1);
            assertThat(members.at("/value/0/mail").asText()).isEqualTo(NORA);
            assertThat(members.at("/value/0/userType").asText()).isEqualTo("Guest");
            assertThat(members.at("/value/0/externalUserState").asText()).isEqualTo("Accepted");
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private static void prepare(Database database) {
        for (String statement : blocks("sql").get(0).strip().split(";\\s*", -1)) {
            if (!statement.isEmpty()) {
                database.jdbc().sql(statement).update();
            }
        }
    }

    /** The page's, at this machine's ports. The build has made the jar already, by the first of them. */
    private List<String> commands(Database database, MailSink mail) {
        Map<String, String> places = Map.of(
                "jdbc:postgresql://localhost:5432/guestflow",
                database.urlOf("guestflow"),
                "SPRING_MAIL_PORT=25",
                "SPRING_MAIL_PORT=" + mail.port(),
                "http://localhost:8080",
                "http://localhost:" + port,
                "guestflow.log",
                FILES.resolve("first-guest.log").toString());
        List<String> typed = blocks("sh");
        assertThat(typed.get(0).strip()).isEqualTo(BUILD);
        assertThat(String.join("", typed)).contains(places.keySet());
        return typed.stream().skip(1).map(block -> replace(block, places)).toList();
    }

    private static String replace(String block, Map<String, String> places) {
        String placed = block;
        for (Map.Entry<String, String> place : places.entrySet()) {
            placed = placed.replace(place.getKey(), place.getValue());
        }
        return placed;
    }

    private static List<String> blocks(String language) {
        return PAGE.blocks().stream()
                .filter(block -> block.language().equals(language))
                .map(MarkdownPage.Block::code)
                .toList();
    }

    private void theAdministratorSignsIn() {
        Visitor administrator = new Visitor(port);
        administrator.signIn("admin@example.org", "twelve bytes or more");

        assertThat(administrator.open("/administration/directory").text()).contains("Project Nova");
    }

    private void noraRedeems(MailSink mail) throws IOException, InterruptedException {
        Awaitility.await("the mail")
                .atMost(PATIENCE)
                .until(() -> mail.linkFor(NORA).isPresent());
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        Redemptions.redeem(http, port, mail, NORA);
    }
}
