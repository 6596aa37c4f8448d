package org.guestflow.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guestflow.support.Browser;
import org.junit.jupiter.api.Test;

/**
 * The pictures of the processes show the present drawings: {@code mvn test -Dtest=ProcessDrawingsTest -Dguestflow.write-drawings=true} draws them anew, with the bpmn-js that the
 * panel brings, in Chromium.
 */
class ProcessDrawingsTest {

    private static final Path PICTURES = Path.of("docs/processes");
    private static final String VIEWER = "/META-INF/resources/webjars/bpmn-js/8.0.0/dist/bpmn-viewer.production.min.js";
    private static final String DRAW = """
            const done = arguments[1];
            const place = document.createElement("div");
            place.style.cssText = "width: 3000px; height: 1500px";
            document.body.replaceChildren(place);
            const viewer = new BpmnJS({ container: place });
            viewer.importXML(arguments[0]).then(() => viewer.saveSVG()).then(({ svg }) => done(svg), (failure) => done("failed: " + failure));
            """;
    private static final Pattern INVISIBLE =
            Pattern.compile("<(rect|polyline|path|circle)[^>]*class=\"djs-(?:hit|outline)[^\"]*\"[^>]*(?:/>|></\\1>)");
    private static final Pattern DRAWN = Pattern.compile("<bpmndi:BPMN(?:Shape|Edge)[^>]* bpmnElement=\"([^\"]+)\"");
    private static final Pattern IN_PICTURE = Pattern.compile("data-element-id=\"([^\"]+?)(?:_label)?\"");
    private static final Pattern NAME =
            Pattern.compile("<bpmn:(?!process|collaboration|error|message|signal)\\w+ [^>]*?name=\"([^\"]+)\"");
    private static final Pattern TEXT = Pattern.compile("<tspan[^>]*>([^<]*)</tspan>");

    @Test
    void everyProcessHasAPictureOfItsPresentDrawing() throws IOException {
        if (Boolean.getBoolean("guestflow.write-drawings")) {
            drawAll();
        }

        for (Path process : processes()) {
            String picture = Files.readString(picture(process));
            String drawing = Files.readString(process);
            assertThat(found(IN_PICTURE, picture)).as(process.toString()).isEqualTo(found(DRAWN, drawing));
            assertThat(words(picture)).as(process.toString()).contains(names(drawing));
        }
    }

    @Test
    void aStepThatIsNotInThePictureIsFound() {
        String picture =
                "<g data-element-id=\"A\"><tspan x=\"1\">Send </tspan><tspan>it</tspan></g><g data-element-id=\"A_label\">";

        assertThat(found(IN_PICTURE, picture))
                .isNotEqualTo(found(DRAWN, "<bpmndi:BPMNShape id=\"B_shape\" bpmnElement=\"B\">"));
        assertThat(words(picture)).contains("Sendit").doesNotContain("Sendthat");
    }

    private static void drawAll() throws IOException {
        Files.createDirectories(PICTURES);
        try (Browser browser = Browser.open(0)) {
            browser.driver().get("about:blank");
            browser.driver().executeScript(viewer());
            for (Path process : processes()) {
                String svg = (String) browser.driver().executeAsyncScript(DRAW, Files.readString(process));
                assertThat(svg)
                        .as(process.toString())
                        .doesNotStartWith("failed")
                        .contains("<svg");
                Files.writeString(
                        picture(process), onWhite(INVISIBLE.matcher(svg).replaceAll("")));
            }
        }
    }

    /** Pages may be dark, the lines are. */
    private static String onWhite(String svg) {
        return svg.replaceFirst(
                "(<svg[^>]*viewBox=\"(\\S+) (\\S+) (\\S+) (\\S+)\"[^>]*>)",
                "$1<rect x=\"$2\" y=\"$3\" width=\"$4\" height=\"$5\" fill=\"white\"/>");
    }

    private static String viewer() throws IOException {
        try (InputStream script = ProcessDrawingsTest.class.getResourceAsStream(VIEWER)) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<Path> processes() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("processes"))) {
            return files.filter(file -> file.toString().endsWith(".bpmn"))
                    .sorted()
                    .toList();
        }
    }

    private static Path picture(Path process) {
        return PICTURES.resolve(process.getFileName().toString().replace(".bpmn", ".svg"));
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(one -> one.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> names(String drawing) {
        return NAME.matcher(drawing)
                .results()
                .map(one -> one.group(1).replace("&#10;", "").replaceAll("\\s", ""))
                .toList();
    }

    /** What the picture says, in one: lines end anywhere. */
    private static String words(String picture) {
        return TEXT.matcher(picture)
                .results()
                .map(one -> one.group(1).replaceAll("\\s", ""))
                .collect(Collectors.joining());
    }
}
