package org.guestflow.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guestflow.support.InvitationScenario.somebodyAt;
import static org.guestflow.support.InvitationScenario.toGroup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/**
 * Has the Nu HTML checker read the pages, and Lighthouse rate the three that most people see. How fast they are depends on what else the machine does and is for {@link PageSpeed}. Skipped, saying why,
 * on a machine without npm or Chromium; where the environment says {@code CI=true} that is a failure.
 */
@ApplicationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageQualityTest {

    private static final Path SAVED = Path.of("target", "pages", "saved");
    private static final int LEAST = 95;

    private static final String OLIVIA = "olivia@woodgrove.com";

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    private InvitationScenario scenario;
    private String link;
    private RequestId request;
    private PageTools tools;

    @BeforeAll
    void theToolsAreThere() throws IOException, InterruptedException {
        boolean here = PageTools.canRun();
        if (!here && Boolean.parseBoolean(System.getenv("CI"))) {
            throw new IllegalStateException("npm and Chromium are needed to check the pages and are not there");
        }
        Assumptions.assumeTrue(here, "no npm or no Chromium on this machine: the pages are not checked");
        tools = PageTools.installed();
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

        PageTools.Outcome checked = tools.nuChecker(SAVED);

        assertThat(checked.output()).isEmpty();
        assertThat(checked.status()).isZero();
    }

    @Test
    void theNuCheckerFindsTheOffender() throws IOException, InterruptedException {
        Path offenders = Files.createDirectories(SAVED.resolveSibling("offenders"));
        Files.writeString(
                offenders.resolve("offender.html"),
                "<!DOCTYPE html><html lang=en><title>x</title><p><h1>x</h1><img src=x.png></p></html>");

        assertThat(tools.nuChecker(offenders).output()).contains("alt");
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

        assertThat(tools.rating("http://localhost:" + port + path, cookie, Set.of("accessibility", "best-practices")))
                .hasSize(2)
                .allSatisfy((category, points) -> assertThat(points).isGreaterThanOrEqualTo(LEAST));
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
            Files.writeString(SAVED.resolve("ada-review-" + page.getKey() + ".html"), page.getValue());
        }
    }

    private static void save(String person, Visitor visitor, List<String> paths) throws IOException {
        Path folder = Files.createDirectories(SAVED);
        for (String path : paths) {
            String name = person + path.replaceAll("[^a-z0-9]+", "-");
            Files.writeString(
                    folder.resolve(name.substring(0, Math.min(name.length(), 100)) + ".html"),
                    visitor.get(path).body());
        }
    }
}
