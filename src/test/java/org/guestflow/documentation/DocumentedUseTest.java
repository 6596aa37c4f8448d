package org.guestflow.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.guestflow.demo.TestLitware;
import org.guestflow.documentation.MarkdownPage.Block;
import org.guestflow.documentation.RunExamples.Example;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.RestCaller;
import org.guestflow.support.WebhookReceiver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.server.PathContainer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The documentation as its readers use it: every command for programs is run, with the real curl, and every page that is named is there. */
@ApplicationTest
class DocumentedUseTest {

    private static final MarkdownPage FOR_PROGRAMS = MarkdownPage.at("docs/for-programs.md");
    private static final Pattern PLACE = Pattern.compile("(?:(?<=`)|http://localhost:8080)(/[a-z][^\\s`\"'?#),]*)");

    /** What others answer for: Camunda, Spring Boot, the API itself (its paths are checked by {@link DocumentationTest}), and folders of a machine. */
    private static final Pattern OF_OTHERS = Pattern.compile("/(engine-rest|camunda|actuator|v1\\.0|tmp|run)(/.*)?");

    @LocalServerPort
    private int port;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;

    private final Map<String, String> names = new LinkedHashMap<>();
    private List<String> colleagues;
    private WebhookReceiver receiver;

    @BeforeEach
    void everythingHasANameThatNobodyElseHas() {
        String mine = UUID.randomUUID().toString().substring(0, 8);
        colleagues = TestLitware.directory().people(2);
        receiver = WebhookReceiver.start();
        names.put("http://localhost:8080", "http://localhost:" + port);
        names.put("http://127.0.0.1:9000/guestflow", receiver.url());
        names.put("amara.adeyemi@litware.com", colleagues.get(0));
        names.put("chloe.cohen@litware.com", colleagues.get(1));
        Stream.of("nora@", "nils@", "mika@", "nina@")
                .forEach(guest -> names.put(guest, guest.replace("@", "-" + mine + "@")));
        Stream.of("identity-portal", "portal-4711", "project-nova", "travel-nova")
                .forEach(name -> names.put(name, name + "-" + mine));
    }

    @AfterEach
    void whoWasAddedLeaves() {
        receiver.close();
        RestCaller ada = RestCaller.as(port, "ada@woodgrove.com");
        colleagues.forEach(colleague -> ada.graphDelete("/users/" + colleague));
    }

    @Test
    void everyCommandForProgramsIsAnsweredAsThePageSays() throws IOException, InterruptedException {
        if (!RunExamples.canBeRun() && Boolean.parseBoolean(System.getenv("CI"))) {
            throw new IllegalStateException("CI needs bash, curl and jq on the PATH");
        }
        Assumptions.assumeTrue(RunExamples.canBeRun(), "no bash, curl or jq is on the PATH");
        List<Block> answers = answers();

        List<Example> run = RunExamples.of(commands()).examples();

        assertThat(run).hasSameSizeAs(answers);
        List<String> differences = new ArrayList<>();
        for (int number = 0; number < run.size(); number++) {
            differences.addAll(differences(commands().get(number), answers.get(number), run.get(number)));
        }
        assertThat(differences).isEmpty();
        Awaitility.await()
                .untilAsserted(() -> assertThat(colleagues)
                        .allSatisfy(colleague -> assertThat(RestCaller.as(port, "ada@woodgrove.com")
                                        .graphGet("/users/" + colleague)
                                        .statusCode())
                                .isEqualTo(200)));
    }

    @Test
    void anAnswerThatIsMadeUpIsFound() throws IOException {
        JsonNode came = JsonPart.read("{\"state\": \"denied\", \"id\": \"5f\", \"people\": [{\"mail\": \"a\"}]}")
                .get(0);

        assertThat(JsonPart.differences(
                        "",
                        JsonPart.read("{\"id\": \"7a\", \"people\": [{\"mail\": \"a\"}]}")
                                .get(0),
                        came))
                .isEmpty();
        assertThat(JsonPart.differences(
                        "",
                        JsonPart.read("{\"state\": \"completed\", \"more\": 1}").get(0),
                        came))
                .hasSize(2);
    }

    @Test
    void everyPageThatIsNamedIsThere() {
        assertThat(MarkdownPage.all().stream()
                        // It names what attackers ask for.
                        .filter(page -> !page.path().endsWith("security.md"))
                        .flatMap(page -> PLACE.matcher(page.text())
                                .results()
                                .map(named -> named.group(1).replaceFirst("[.:]+$", ""))
                                .filter(place -> !isThere(place))
                                .map(place -> page.path() + ": " + place)))
                .isEmpty();
    }

    private boolean isThere(String place) {
        return OF_OTHERS.matcher(place).matches()
                || ApiPaths.released().missing("/v1.0" + place).findAny().isEmpty()
                || mapping.getHandlerMethods().keySet().stream()
                        .flatMap(info -> info.getPathPatternsCondition().getPatterns().stream())
                        .anyMatch(pattern -> pattern.matches(PathContainer.parsePath(place)));
    }

    private List<String> commands() {
        return FOR_PROGRAMS.blocks().stream()
                .filter(block -> block.language().equals("sh"))
                .map(block -> named(block.code()))
                .toList();
    }

    /** Each block of commands is followed by what is answered. */
    private List<Block> answers() {
        List<Block> blocks = FOR_PROGRAMS.blocks();
        List<Block> answers = new ArrayList<>();
        for (int number = 0; number < blocks.size(); number++) {
            if (blocks.get(number).language().equals("sh")) {
                Block next = blocks.get(number + 1);
                assertThat(next.language())
                        .as("after " + blocks.get(number).code())
                        .isEqualTo("http");
                answers.add(new Block(next.language(), named(next.code())));
            }
        }
        return answers;
    }

    private String named(String text) {
        String own = text;
        for (Map.Entry<String, String> name : names.entrySet()) {
            own = own.replace(name.getKey(), name.getValue());
        }
        return own;
    }

    private static List<String> differences(String commands, Block answer, Example run) throws IOException {
        List<String> differences = new ArrayList<>();
        List<String> statuses = RunExamples.statuses(answer.code());
        if (!statuses.equals(run.statuses())) {
            differences.add(run.statuses() + " " + run.output() + " came of " + commands);
        }
        List<JsonNode> written = JsonPart.read(answer.code().replaceAll("(?m)^HTTP/1\\.1 .*$", ""));
        List<JsonNode> came = JsonPart.read(run.output());
        if (written.size() > came.size()) {
            differences.add(came.size() + " answers were printed by " + commands);
            return differences;
        }
        for (int number = 0; number < written.size(); number++) {
            JsonPart.differences("", written.get(number), came.get(number))
                    .map(difference -> difference + " in the answer to " + commands)
                    .forEach(differences::add);
        }
        return differences;
    }
}
