package org.guestflow.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The page on architecture draws the modules as the code has them: {@code mvn test -Dtest=ArchitecturePageTest -Dguestflow.write-modules=true} writes that part anew. */
class ArchitecturePageTest {

    private static final Path PAGE = Path.of("docs/architecture.md");
    private static final String BEGINNING = "<!-- modules: written by ArchitecturePageTest -->";
    private static final String END = "<!-- end of modules -->";

    @Test
    void thePageHasTheModulesAndTheirEdgesAsTheCodeHasThem() throws IOException {
        String page = Files.readString(PAGE);
        String before = page.substring(0, page.indexOf(BEGINNING) + BEGINNING.length());
        String after = page.substring(page.indexOf(END));
        String asItIs = before + "\n" + ModuleGraph.ofTheApplication().written() + after;
        if (Boolean.getBoolean("guestflow.write-modules")) {
            Files.writeString(PAGE, asItIs);
        }

        assertThat(PAGE).hasContent(asItIs);
    }

    @Test
    void anEdgeThatFollowsFromALongerWayIsLeftOutOfTheDrawing() {
        ModuleGraph graph = ModuleGraph.of(
                Map.of("pages", Set.of("words", "feature"), "feature", Set.of("words"), "words", Set.of()));

        assertThat(graph.mermaid())
                .contains("m_pages --> m_feature", "m_feature --> m_words")
                .doesNotContain("m_pages --> m_words");
    }
}
