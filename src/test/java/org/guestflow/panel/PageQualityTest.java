package org.guestflow.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guestflow.support.InvitationScenario.somebodyAt;
import static org.guestflow.support.InvitationScenario.toGroup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.guestflow.shared.RequestId;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.InvitationScenario;
import org.guestflow.support.MailFor;
import org.guestflow.support.Visitor;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/**
 * Has the Nu HTML checker read the pages, and Lighthouse rate the three that most people see. Skipped, saying why, on a machine without npm or Chromium; where the environment says {@code CI=true} that
 * is a failure.
 */
@ApplicationTest
class PageQualityTest {

    private static final Path TOOLS = Path.of("target", "pages");
    private static final int LEAST = 95;
    /** How a page is rated depends on what else the machine does; the best of a few tries tells what the page can do. */
    private static final int TRIES = 3;

    private static final String OLIVIA = "olivia@woodgrove.com";

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    private InvitationScenario scenario;
    private String link;
    private RequestId request;

    /** What a run of a command came to. */
    private record Outcome(int status, String output) {}

    @BeforeAll
    static void theToolsAreThere() throws IOException, InterruptedException {
        boolean here = find("npm").isPresent() && chromium().isPresent();
        if (!here && Boolean.parseBoolean(System.getenv("CI"))) {
            throw new IllegalStateException("npm and Chromium are needed to check the pages and are not there");
        }
        Assumptions.assumeTrue(here, "no npm or no Chromium on this machine: the pages are not checked");
        Files.createDirectories(TOOLS);
        for (String file : List.of("package.json", "package-lock.json")) {
            Files.write(TOOLS.resolve(file), Files.readAllBytes(Path.of("src/test/pages", file)));
        }
        Outcome installed = run(List.of("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"));
        assertThat(installed.status()).as(installed.output()).isZero();
    }

    @BeforeEach
    void somebodyIsInvited() {
        scenario = new InvitationScenario(context);
        String guest = somebodyAt("litware.com");
        scenario.invites(OLIVIA, toGroup(guest, "project-atlas"));
        link = "/redeem/" + MailFor.recipient(guest).tokenInMail(1);
        request = scenario.invites(OLIVIA, toGroup(somebodyAt("litware.com"), "board-papers"));
    }

    @Test
    void theNuCheckerFindsNoErrorOnAnyPage() throws IOException, InterruptedException {
        save("nobody", new Visitor(port), List.of("/sign-in", link));
        save(
                "olivia",
                Visitor.signedIn(port, OLIVIA),
                List.of(
                        "/",
                        "/my-data",
                        "/owned",
                        "/groups/project-atlas",
                        "/groups/project-atlas/add",
                        "/bulk",
                        "/requests",
                        "/requests/" + request,
                        "/requests/" + request + "/revoke",
                        "/no-such-page"));
        save(
                "sam",
                Visitor.signedIn(port, "sam@litware.com"),
                List.of("/", "/requests", "/groups/project-atlas/leave"));
        String sam = scenario.user("sam@litware.com").orElseThrow().id().toString();
        String litware = Visitor.signedIn(port, "ada@woodgrove.com")
                .open("/administration/partners")
                .select("#partners a:contains(Litware)")
                .attr("href");
        save(
                "ada",
                Visitor.signedIn(port, "ada@woodgrove.com"),
                List.of(
                        "/administration/directory",
                        "/administration/directory/members/new",
                        "/administration/directory/groups/new",
                        "/administration/directory/applications/new",
                        "/administration/guests",
                        "/administration/deleted-guests",
                        "/administration/requests",
                        "/administration/audit",
                        "/administration/audit/verification",
                        "/administration/settings",
                        "/administration/settings/refused",
                        "/administration/policy",
                        "/administration/partners",
                        "/administration/partners/new",
                        litware,
                        litware + "/change",
                        litware + "/remove",
                        "/administration/roles",
                        "/administration/second-factors",
                        "/administration/second-factors/" + sam + "/reset",
                        "/administration/roles/GuestInviter/" + sam + "/take",
                        "/administration/guests/" + sam));
        saveReviews(litware);
        save(
                "german",
                Visitor.signedIn(port, "ada@woodgrove.com").speaking("de"),
                List.of("/", "/administration/settings"));

        Outcome checked = nuChecker(TOOLS.resolve("saved"));

        assertThat(checked.output()).isEmpty();
        assertThat(checked.status()).isZero();
    }

    @Test
    void theNuCheckerFindsTheOffender() throws IOException, InterruptedException {
        Path offenders = Files.createDirectories(TOOLS.resolve("offenders"));
        Files.writeString(
                offenders.resolve("offender.html"),
                "<!DOCTYPE html><html lang=en><title>x</title><p><h1>x</h1><img src=x.png></p></html>");

        assertThat(nuChecker(offenders).output()).contains("alt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"panel", "add people", "redemption"})
    void lighthouseIsContentWith(String page) throws IOException, InterruptedException {
        Visitor olivia = Visitor.signedIn(port, OLIVIA);
        String path = switch (page) {
            case "panel" -> "/";
            case "add people" -> "/groups/project-atlas/add";
            default -> link;
        };
        String cookie = "redemption".equals(page)
                ? ""
                : "guestflow=" + olivia.cookie("guestflow").orElseThrow();

        String complaint = complaint(path, cookie);
        for (int tried = 1; tried < TRIES && !complaint.isEmpty(); tried++) {
            complaint = complaint(path, cookie);
        }

        assertThat(complaint).as("rated below " + LEAST + ", or not to the end").isEmpty();
    }

    /** What is rated too low, or why Lighthouse broke off (it asks to be run again); empty where all is well. */
    private String complaint(String path, String cookie) throws IOException, InterruptedException {
        Outcome outcome = run(List.of(
                "node",
                "node_modules/lighthouse/cli/index.js",
                "http://localhost:" + port + path,
                "--quiet",
                "--output=json",
                "--output-path=rating.json",
                "--only-categories=performance,accessibility,best-practices",
                "--extra-headers={\"Cookie\":\"" + cookie + "\"}",
                "--chrome-flags=--headless --no-sandbox --disable-gpu --disable-dev-shm-usage"));
        if (outcome.status() != 0) {
            return outcome.output().isBlank() ? "ended with " + outcome.status() : outcome.output();
        }
        JsonNode rating = JsonMapper.builder()
                .build()
                .readTree(TOOLS.resolve("rating.json").toFile());
        assertThat(rating.path("finalDisplayedUrl").asText()).endsWith(path);
        StringBuilder low = new StringBuilder();
        for (Map.Entry<String, JsonNode> category : rating.path("categories").properties()) {
            long score = Math.round(category.getValue().path("score").asDouble() * 100);
            if (score < LEAST) {
                low.append(category.getKey()).append(' ').append(score).append(' ');
            }
        }
        return low.toString();
    }

    private void saveReviews(String litware) throws IOException {
        Visitor ada = Visitor.signedIn(port, "ada@woodgrove.com");
        Map<String, String> added = Map.of("displayName", "Fabrikam", "domains", "fabrikam.example");
        String review = ada.submit(ada.open("/administration/partners/new"), "main form", added)
                .body();
        Map<String, String> typed =
                Map.of("standing", "known", "whenUnreachable", "incident", "connection", "none", "signIn", "none");
        Document form = ada.open(litware + "/change");
        String change = ada.submit(form, "form.record", typed).body();
        String refused =
                ada.submit(form, "form.record", Map.of("groups", "nowhere")).body();
        assertThat(List.of(review, change)).allMatch(page -> page.contains("id=\"save\""));
        for (Map.Entry<String, String> page :
                Map.of("new", review, "change", change, "refused", refused).entrySet()) {
            Files.writeString(TOOLS.resolve("saved").resolve("ada-review-" + page.getKey() + ".html"), page.getValue());
        }
    }

    private static void save(String person, Visitor visitor, List<String> paths) throws IOException {
        Path folder = Files.createDirectories(TOOLS.resolve("saved"));
        for (String path : paths) {
            String name = person + path.replaceAll("[^a-z0-9]+", "-");
            Files.writeString(
                    folder.resolve(name.substring(0, Math.min(name.length(), 100)) + ".html"),
                    visitor.get(path).body());
        }
    }

    private static Outcome nuChecker(Path folder) throws IOException, InterruptedException {
        return run(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                "node_modules/vnu-jar/build/dist/vnu.jar",
                "--errors-only",
                "--skip-non-html",
                folder.toAbsolutePath().toString()));
    }

    private static Optional<Path> chromium() {
        return Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> find(name).stream())
                .findFirst();
    }

    private static Optional<Path> find(String command) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, command))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Outcome run(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command))
                .directory(TOOLS.toFile())
                .redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of("CHROME_PATH", chromium().orElseThrow().toString()));
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), output);
    }
}
