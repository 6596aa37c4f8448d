package org.guestflow.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What the pages of the documentation name is there: what links lead to, settings, tests, the API's paths, and words on the screen. Each check finds what is made up. */
class DocumentationTest {

    private static final Pattern SETTING = Pattern.compile("(?<!-D)(?<![\\w.])guestflow(?:\\.[a-z][a-z0-9-]*)+");
    private static final Pattern CHOSEN_TEST = Pattern.compile("-Dtest='?([\\w#,]+)");
    private static final Pattern NAMED_TEST = Pattern.compile("[A-Z]\\w+Test(?:#\\w+)?");

    @Test
    void everyLinkAndPictureLeadsSomewhere() {
        assertThat(inAllPages(DocumentationTest::deadLinks)).isEmpty();
    }

    @Test
    void aLinkThatLeadsNowhereIsFound() {
        MarkdownPage page = new MarkdownPage(
                Path.of("docs/made-up.md"),
                "# A `b` c\n[a](security.md) [b](no.md) ![c](no.png) [d](#a-b-c) [e](#no) [f](security.md#no) [g](https://example.org)");

        assertThat(deadLinks(page)).containsExactly("no.md", "no.png", "#no", "security.md#no");
    }

    @Test
    void everySettingIsThere() {
        assertThat(inAllPages(DocumentationTest::unknownSettings)).isEmpty();
    }

    @Test
    void aSettingThatIsNotThereIsFound() {
        assertThat(
                        unknownSettings(
                                page(
                                        "`guestflow.no-such` `guestflow.base-url=https://…` `-Dguestflow.release-description=true` `guestflow.partner-secrets.litware` `guestflow.mail`")))
                .containsExactly("guestflow.no-such");
    }

    @Test
    void everyTestIsThere() {
        assertThat(inAllPages(DocumentationTest::missingTests)).isEmpty();
    }

    @Test
    void aTestThatIsNotThereIsFound() {
        assertThat(
                        missingTests(
                                page(
                                        "`NoSuchTest` `mvn test -Dtest=DocumentationTest,NoSuch` `DocumentationTest#noSuchMethod` -Dtest='BadDays#nodesAreKilled'")))
                .containsExactly("NoSuch", "NoSuchTest", "DocumentationTest#noSuchMethod");
    }

    @Test
    void everyPathOfTheApiIsThere() {
        ApiPaths released = ApiPaths.released();

        assertThat(inAllPages(page -> released.missing(page.text()))).isEmpty();
    }

    @Test
    void aPathThatIsNotThereIsFound() {
        assertThat(
                        ApiPaths.released()
                                .missing(
                                        "`/v1.0/nothing`, `GET /v1.0/users/{id}`, `POST /v1.0/me`, http://localhost:8080/v1.0/users/ada@woodgrove.com?$select=id, /v1.0/users/{id}/nothing, /v1.0/$batch"))
                .containsExactly("/v1.0/nothing", "POST /v1.0/me", "/v1.0/users/{id}/nothing");
    }

    @Test
    void whatIsSlantedInPagesForPeopleStandsOnAScreen() {
        ScreenWords words = ScreenWords.read();

        assertThat(MarkdownPage.all().stream()
                        .filter(page -> page.path().getFileName().toString().startsWith("for-"))
                        .flatMap(page -> page.slanted().stream()
                                .filter(text -> !words.have(text))
                                .map(text -> page.path() + ": " + text)))
                .isEmpty();
    }

    @Test
    void aButtonThatIsMadeUpIsFound() {
        ScreenWords words = ScreenWords.read();

        assertThat(page("*Add people* **bold** *No such button* *Leave {organisation}* `*`")
                        .slanted())
                .filteredOn(text -> !words.have(text))
                .containsExactly("No such button");
    }

    private static MarkdownPage page(String text) {
        return new MarkdownPage(Path.of("docs/made-up.md"), text);
    }

    private static List<String> inAllPages(Function<MarkdownPage, Stream<String>> check) {
        return MarkdownPage.all().stream()
                .flatMap(page -> check.apply(page).map(found -> page.path() + ": " + found))
                .toList();
    }

    private static Stream<String> deadLinks(MarkdownPage page) {
        return page.links().stream().filter(link -> !link.matches("[a-z]+:.*")).filter(link -> !isAlive(page, link));
    }

    private static boolean isAlive(MarkdownPage page, String link) {
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty()
                ? page.path()
                : page.path().resolveSibling(parts[0]).normalize();
        boolean anchored = parts.length == 1 || anchors(page, target).anyMatch(parts[1]::equals);
        return (target.equals(page.path()) || Files.exists(target)) && anchored;
    }

    private static Stream<String> anchors(MarkdownPage page, Path target) {
        MarkdownPage there = target.equals(page.path()) ? page : MarkdownPage.at(target.toString());
        return there.anchors().stream();
    }

    private static Stream<String> unknownSettings(MarkdownPage page) {
        List<String> known = settings();
        return page.codes().stream()
                .flatMap(code -> SETTING.matcher(code).results().map(found -> found.group()))
                .distinct()
                .filter(setting -> known.stream().noneMatch(one -> belongTogether(one, setting)));
    }

    /** A group of settings may be named, and an entry of a map. */
    private static boolean belongTogether(String known, String named) {
        return known.equals(named) || known.startsWith(named + ".") || named.startsWith(known + ".");
    }

    private static List<String> settings() {
        try {
            JsonNode metadata = new ObjectMapper()
                    .readTree(Path.of("target/classes/META-INF/spring-configuration-metadata.json")
                            .toFile());
            return StreamSupport.stream(metadata.path("properties").spliterator(), false)
                    .map(setting -> setting.path("name").asText())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> missingTests(MarkdownPage page) {
        Map<String, Path> tests = tests();
        Stream<String> chosen = CHOSEN_TEST
                .matcher(page.text())
                .results()
                .flatMap(found -> Stream.of(found.group(1).split(",", -1)));
        Stream<String> named =
                page.codes().stream().filter(code -> NAMED_TEST.matcher(code).matches());
        return Stream.concat(chosen, named).distinct().filter(test -> !isThere(test, tests));
    }

    private static boolean isThere(String test, Map<String, Path> tests) {
        String[] parts = test.split("#", 2);
        Path file = tests.get(parts[0] + ".java");
        return file != null && (parts.length == 1 || read(file).contains(" " + parts[1] + "("));
    }

    private static Map<String, Path> tests() {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .collect(
                            Collectors.toMap(file -> file.getFileName().toString(), file -> file, (one, other) -> one));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
