package org.guestflow.panel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The Nu HTML checker and Lighthouse, as npm installs them below {@code target/pages}. */
final class PageTools {

    private static final Path HOME = Path.of("target", "pages");
    /** Lighthouse asks to be run again where Chromium did not paint in time, as on a busy machine. */
    private static final int TRIES = 3;

    private final Path chromium;

    /** What a run of a command came to. */
    record Outcome(int status, String output) {}

    private PageTools(Path chromium) {
        this.chromium = chromium;
    }

    /** Tells whether this machine has what they need, npm and Chromium. */
    static boolean canRun() {
        return find("npm").isPresent() && chromium().isPresent();
    }

    /** Installs them, in the versions of {@code src/test/pages/package-lock.json}. */
    static PageTools installed() throws IOException, InterruptedException {
        PageTools tools = new PageTools(chromium().orElseThrow());
        Files.createDirectories(HOME);
        for (String file : List.of("package.json", "package-lock.json")) {
            Files.write(HOME.resolve(file), Files.readAllBytes(Path.of("src/test/pages", file)));
        }
        Outcome installed = tools.run(List.of("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"));
        if (installed.status() != 0) {
            throw new IOException(installed.output());
        }
        return tools;
    }

    /** Has the Nu checker read the pages of a folder; it prints nothing where it finds no error. */
    Outcome nuChecker(Path folder) throws IOException, InterruptedException {
        return run(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                "node_modules/vnu-jar/build/dist/vnu.jar",
                "--errors-only",
                "--skip-non-html",
                folder.toAbsolutePath().toString()));
    }

    /** Has Lighthouse rate a page: points up to 100 for each category. */
    Map<String, Long> rating(String url, String cookie, Set<String> categories)
            throws IOException, InterruptedException {
        List<String> command = List.of(
                "node",
                "node_modules/lighthouse/cli/index.js",
                url,
                "--quiet",
                "--output=json",
                "--output-path=rating.json",
                "--only-categories=" + String.join(",", categories),
                "--extra-headers={\"Cookie\":\"" + cookie + "\"}",
                "--chrome-flags=--headless --no-sandbox --disable-gpu --disable-dev-shm-usage");
        Outcome outcome = run(command);
        for (int tried = 1; tried < TRIES && outcome.status() != 0; tried++) {
            outcome = run(command);
        }
        if (outcome.status() != 0) {
            throw new IOException("Lighthouse ended with " + outcome.status() + ": " + outcome.output());
        }
        JsonNode rating = JsonMapper.builder()
                .build()
                .readTree(HOME.resolve("rating.json").toFile());
        if (!rating.path("finalDisplayedUrl").asText().equals(url)) {
            throw new IOException("Lighthouse rated " + rating.path("finalDisplayedUrl") + " and not " + url);
        }
        Map<String, Long> points = new TreeMap<>();
        for (Map.Entry<String, JsonNode> category : rating.path("categories").properties()) {
            points.put(
                    category.getKey(),
                    Math.round(category.getValue().path("score").asDouble() * 100));
        }
        return points;
    }

    private Outcome run(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(HOME.toFile()).redirectErrorStream(true);
        builder.environment().put("CHROME_PATH", chromium.toString());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), output);
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
}
