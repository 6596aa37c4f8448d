package org.guestflow.documentation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of the documentation.
 *
 * @param path where it is
 * @param text what it says, in Markdown
 */
public record MarkdownPage(Path path, String text) {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^( *)```([a-z]*)\\n(.*?)^ *```$");
    private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");
    private static final Pattern LINK = Pattern.compile("\\[[^\\[\\]]*]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} (.+)$");
    private static final Pattern SLANTED = Pattern.compile("(?<![*\\w])\\*([^*\\n]+)\\*(?![*\\w])");

    /**
     * A block of code.
     *
     * @param language what stands behind the fence; may be empty
     * @param code what stands in it
     */
    public record Block(String language, String code) {}

    /**
     * Reads a page.
     *
     * @param path where it is, seen from the project's folder
     * @return the page
     */
    public static MarkdownPage at(String path) {
        return at(Path.of(path));
    }

    private static MarkdownPage at(Path path) {
        try {
            return new MarkdownPage(path, Files.readString(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The README and everything below {@code docs}. */
    static List<MarkdownPage> all() {
        try (Stream<Path> files = Files.walk(Path.of("docs"))) {
            return Stream.concat(Stream.of(Path.of("README.md")), files)
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .map(MarkdownPage::at)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Takes one section out.
     *
     * @param heading the section's heading, of the second level
     * @return what stands between it and the next one
     */
    public MarkdownPage section(String heading) {
        String begun = text.split("(?m)^## " + Pattern.quote(heading) + "$", 2)[1];
        return new MarkdownPage(path, begun.split("(?m)^## ", 2)[0]);
    }

    /**
     * Finds the blocks of code.
     *
     * @return the blocks, in their order
     */
    public List<Block> blocks() {
        return BLOCK.matcher(text)
                .results()
                .map(found -> new Block(found.group(2), found.group(3)))
                .toList();
    }

    /** What stands between backticks in a line. */
    List<String> codes() {
        return CODE.matcher(prose()).results().map(found -> found.group(1)).toList();
    }

    /** Where links and pictures lead. */
    List<String> links() {
        return LINK.matcher(CODE.matcher(prose()).replaceAll("code").replace("![", "["))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    /** What is slanted. */
    List<String> slanted() {
        String plain = CODE.matcher(prose()).replaceAll("code").replace("**", "");
        return SLANTED.matcher(plain).results().map(found -> found.group(1)).toList();
    }

    /** The headings' anchors, as GitHub makes them. */
    Set<String> anchors() {
        Map<String, Integer> times = new HashMap<>();
        Set<String> anchors = new HashSet<>();
        for (String heading : headings()) {
            String anchor = anchor(heading);
            int before = times.merge(anchor, 1, Integer::sum) - 1;
            anchors.add(before == 0 ? anchor : anchor + "-" + before);
        }
        return anchors;
    }

    private List<String> headings() {
        List<String> headings = new ArrayList<>();
        HEADING.matcher(prose()).results().forEach(found -> headings.add(found.group(1)));
        return headings;
    }

    private static String anchor(String heading) {
        return heading.replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .strip()
                .replace(' ', '-');
    }

    private String prose() {
        return BLOCK.matcher(text).replaceAll("");
    }
}
