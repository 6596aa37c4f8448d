package org.guestflow.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.Visitor;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Camunda's web applications: who gets in, and what of theirs is closed (A2, A6, A7, A8). */
@ApplicationTest
class WebappsSecurityTest {

    private static final Pattern NONCE = Pattern.compile("'nonce-([^']+)'");
    private static final int LOADS = 20;
    private static final String NEW_ADMINISTRATOR =
            "{\"profile\":{\"id\":\"evil\",\"firstName\":\"E\",\"lastName\":\"V\",\"email\":\"e@v.example\"},\"credentials\":{\"password\":\"evil\"}}";

    @LocalServerPort
    private int port;

    @Test
    void administratorsHaveThemAllAndOthersTasklist() {
        Visitor ada = Visitor.signedIn(port, "ada@woodgrove.com");
        Visitor olivia = Visitor.signedIn(port, "olivia@woodgrove.com");

        assertThat(Stream.of("tasklist", "cockpit", "admin", "welcome").map(app -> status(ada, app)))
                .containsOnly(200);
        assertThat(status(olivia, "tasklist")).isEqualTo(200);
        assertThat(status(olivia, "welcome")).isEqualTo(200);
        assertThat(status(olivia, "cockpit")).isEqualTo(403);
        assertThat(status(olivia, "admin")).isEqualTo(403);
        assertThat(olivia.get("/camunda/api/cockpit/plugin/base/default/process-definition/statistics")
                        .statusCode())
                .isNotEqualTo(500);
    }

    @Test
    void guestsAreToldWhyTheyAreNotLetIn() {
        Visitor sam = Visitor.signedIn(port, "sam@litware.com");

        HttpResponse<String> page = sam.get("/camunda/app/tasklist/default/");
        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(Jsoup.parse(page.body()).select("#reason").text()).contains("You are signed in as a guest");
        assertThat(sam.get("/camunda/api/engine/engine/default/task").statusCode())
                .isEqualTo(403);
        assertThat(sam.get("/camunda/app/tasklist/camunda-tasklist-bootstrap.js")
                        .statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/api/admin/setup/default/user/create",
                "/camunda/api/admin/setup/default/anything",
                "/camunda/api/admin/auth/user/default/login/admin",
                "/camunda/api/admin/auth/user/default/login/tasklist"
            })
    void nobodyMakesAnAdministratorOrSignsInPastOurPage(String path) {
        Visitor nobody = new Visitor(port);
        Visitor olivia = Visitor.signedIn(port, "olivia@woodgrove.com");
        Visitor ada = Visitor.signedIn(port, "ada@woodgrove.com");

        for (Visitor visitor : List.of(nobody, olivia, ada)) {
            HttpResponse<String> answer = visitor.send(visitor.request(path)
                    .header("Content-Type", "application/json")
                    .header("X-XSRF-TOKEN", visitor.cookie("XSRF-TOKEN").orElse("none"))
                    .POST(BodyPublishers.ofString(NEW_ADMINISTRATOR)));
            assertThat(answer.statusCode()).isEqualTo(403);
        }
        assertThat(nobody.post(path, java.util.Map.of("username", "ada@woodgrove.com", "password", "demo"))
                        .statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example/%2e%2e/camunda/app",
                "//evil.example/%2E%2E/camunda/app/tasklist",
                "//evil.example/../camunda/app",
                "/%2fevil.example/%2e%2e/camunda/app",
                "/\\evil.example/../camunda/app",
                "/camunda/app;//evil.example",
                "/camunda//app",
                "/camunda/%2e%2e/camunda/app"
            })
    void noPathLeadsToAnotherHost(String path) throws Exception {
        String answer = RawHttp.get(port, path, "Accept: text/html");

        assertThat(answer).startsWith("HTTP/1.1 400").doesNotContain("Location:");
    }

    @Test
    void theTrailingSlashIsAppendedOnThisHost() {
        Visitor ada = Visitor.signedIn(port, "ada@woodgrove.com");

        assertThat(ada.get("/camunda/app").headers().firstValue("Location")).contains("/camunda/app/");
        assertThat(ada.get("/camunda").headers().firstValue("Location")).contains("/camunda/app/tasklist/");
    }

    @Test
    void pagesLoadedAtOnceEachHaveTheirOwnNonce() throws Exception {
        Visitor ada = Visitor.signedIn(port, "ada@woodgrove.com");
        List<String> apps = List.of("tasklist", "cockpit", "admin", "welcome");
        ExecutorService browsers = Executors.newFixedThreadPool(8);
        Callable<List<String>> load =
                () -> apps.stream().map(app -> matchingNonce(ada, app)).toList();

        List<Future<List<String>>> pages =
                browsers.invokeAll(Stream.generate(() -> load).limit(LOADS).toList());
        browsers.shutdown();

        Set<String> nonces = new HashSet<>();
        for (Future<List<String>> page : pages) {
            nonces.addAll(page.get());
        }
        assertThat(nonces).hasSize(LOADS * apps.size());
    }

    @Test
    void onlyTheWebApplicationsMayEvaluateStrings() {
        Visitor ada = Visitor.signedIn(port, "ada@woodgrove.com");

        assertThat(policy(ada.get("/camunda/app/tasklist/default/")))
                .contains("'unsafe-eval'", "'strict-dynamic'", "frame-ancestors 'none'", "object-src 'none'")
                .doesNotContain("script-src 'self' 'unsafe-inline'");
        for (String path : List.of("/", "/sign-in", "/no-such-page", "/guestflow/guestflow.css", "/engine-rest/task")) {
            assertThat(policy(ada.get(path)))
                    .startsWith("default-src 'none'")
                    .contains("frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'")
                    .doesNotContain("unsafe");
        }
    }

    @Test
    void aPartThatSetsAPolicyOfItsOwnKeepsIt() {
        assertThat(policy(new Visitor(port).get("/demo/mailbox"))).contains("style-src 'self' 'unsafe-inline'");
    }

    @Test
    void everyAnswerTellsTheBrowserToBeCareful() throws Exception {
        for (String path :
                List.of("/sign-in", "/engine-rest/task", "/camunda/app/tasklist/default/", "//evil.example/%2e%2e/x")) {
            assertThat(RawHttp.get(port, path))
                    .contains(
                            "X-Content-Type-Options: nosniff",
                            "Referrer-Policy: no-referrer",
                            "X-Frame-Options: DENY",
                            "Permissions-Policy: camera=()",
                            "Cross-Origin-Opener-Policy: same-origin")
                    .doesNotContain("Strict-Transport-Security");
        }
        assertThat(new Visitor(port)
                        .get("/sign-in")
                        .headers()
                        .firstValue("Cache-Control")
                        .orElseThrow())
                .contains("no-store");
    }

    @Test
    void aChangeWithoutTheWebApplicationsOwnTokenIsRefused() {
        Visitor ada = Visitor.signedIn(port, "ada@woodgrove.com");
        ada.open("/camunda/app/tasklist/default/");

        HttpResponse<String> forged = ada.send(ada.request("/camunda/api/engine/engine/default/task")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}")));
        assertThat(forged.statusCode()).isEqualTo(403);

        Visitor again = Visitor.signedIn(port, "ada@woodgrove.com");
        again.open("/camunda/app/tasklist/default/");
        HttpResponse<String> own = again.send(again.request("/camunda/api/engine/engine/default/task?maxResults=1")
                .header("Content-Type", "application/json")
                .setHeader("Accept", "application/json")
                .header("X-XSRF-TOKEN", again.cookie("XSRF-TOKEN").orElseThrow())
                .POST(BodyPublishers.ofString("{}")));
        assertThat(own.statusCode()).isEqualTo(200);
    }

    private static int status(Visitor visitor, String app) {
        return visitor.get("/camunda/app/" + app + "/default/").statusCode();
    }

    private static String matchingNonce(Visitor visitor, String app) {
        HttpResponse<String> page = visitor.get("/camunda/app/" + app + "/default/");
        Matcher header = NONCE.matcher(policy(page));
        assertThat(header.find()).isTrue();
        assertThat(Jsoup.parse(page.body()).select("script").eachAttr("nonce"))
                .isNotEmpty()
                .containsOnly(header.group(1));
        return header.group(1);
    }

    private static String policy(HttpResponse<String> answer) {
        assertThat(answer.headers().allValues("Content-Security-Policy")).hasSize(1);
        return answer.headers().firstValue("Content-Security-Policy").orElseThrow();
    }
}
