package org.guestflow.documentation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guestflow.Guestflow;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** The modules and what each uses of the others, as the code has it, in Mermaid and as a table. */
final class ModuleGraph {

    private static final Pattern PURPOSE = Pattern.compile("(?s)/\\*\\*(.*?)\\*/");

    private final Map<String, Set<String>> uses;

    private ModuleGraph(Map<String, Set<String>> uses) {
        this.uses = uses;
    }

    static ModuleGraph ofTheApplication() {
        ApplicationModules modules = ApplicationModules.of(Guestflow.class);
        return new ModuleGraph(modules.stream()
                .filter(module -> !module.isRootModule())
                .collect(Collectors.toMap(
                        ModuleGraph::name, module -> uses(module, modules), (one, other) -> one, TreeMap::new)));
    }

    /** A graph of made-up modules. */
    static ModuleGraph of(Map<String, Set<String>> uses) {
        return new ModuleGraph(new TreeMap<>(uses));
    }

    private static Set<String> uses(ApplicationModule module, ApplicationModules modules) {
        return module.getDirectDependencies(modules)
                .uniqueModules()
                .filter(other -> !other.isRootModule())
                .map(ModuleGraph::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String name(ApplicationModule module) {
        return module.getIdentifier().toString();
    }

    /** The part of the page between its two marks. */
    String written() {
        return "\n```mermaid\n" + mermaid() + "```\n\n" + table() + "\n";
    }

    String mermaid() {
        StringBuilder drawing = new StringBuilder("flowchart TD\n");
        // A prefix, for "graph" is a word of Mermaid's own.
        uses.keySet().forEach(module -> drawing.append("  m_%s[%s]%n".formatted(module, module)));
        uses.forEach((module, used) -> used.stream()
                .filter(other -> !isReachedAnotherWay(module, other))
                .forEach(other -> drawing.append("  m_%s --> m_%s%n".formatted(module, other))));
        return drawing.toString();
    }

    private boolean isReachedAnotherWay(String from, String to) {
        return uses.get(from).stream().filter(other -> !other.equals(to)).anyMatch(other -> reaches(other, to));
    }

    private boolean reaches(String from, String to) {
        return from.equals(to) || uses.getOrDefault(from, Set.of()).stream().anyMatch(next -> reaches(next, to));
    }

    private String table() {
        return uses.entrySet().stream()
                .map(module -> "| `%s` | %s | %s |\n"
                        .formatted(module.getKey(), purpose(module.getKey()), words(module.getValue())))
                .collect(Collectors.joining("", "| module | is | uses |\n|---|---|---|\n", ""));
    }

    private static String words(Set<String> modules) {
        return modules.isEmpty() ? "–" : String.join(", ", modules);
    }

    /** What its {@code package-info.java} says. */
    private static String purpose(String module) {
        try {
            String source = Files.readString(Path.of("src/main/java/org/guestflow", module, "package-info.java"));
            return PURPOSE.matcher(source).results().findFirst().map(comment -> comment.group(1)).stream()
                    .flatMap(comment -> Stream.of(comment.split("\\R", -1)))
                    .map(line -> line.strip().replaceFirst("^\\*\\s?", ""))
                    .collect(Collectors.joining(" "))
                    .replaceAll("\\{@code ([^}]*)}", "`$1`")
                    // What the code cites by chapter is not among these pages.
                    .replaceAll(" \\(\\w+\\.md [^)]*\\)", "")
                    .replace("|", "\\|")
                    .strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
