package org.guestflow.faults;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * What a node runs: the packaged jar where the build has made one, else the class path. The jar is unpacked as its own tool does it, and its classes are kept ready for the next start (class data
 * sharing): a node that is killed again and again is to be up most of the time also on a small machine.
 */
final class Program {

    private static final Path UNPACKED = Path.of("target/faults-application");
    private static final Path CLASSES = UNPACKED.resolve("classes.jsa");

    private final Optional<Path> jar =
            Optional.ofNullable(System.getProperty("guestflow.faults.jar")).map(Path::of);

    /** Forgets what an earlier build has left unpacked. */
    static void forget() {
        FileSystemUtils.deleteRecursively(UNPACKED.toFile());
    }

    /** The part of a command line that names the program. */
    List<String> command() {
        if (jar.isEmpty()) {
            return List.of("-cp", classPath(), "org.guestflow.Guestflow");
        }
        String unpacked = unpacked(jar.get()).toString();
        return Files.exists(CLASSES)
                ? List.of("-XX:SharedArchiveFile=" + CLASSES, "-Xshare:auto", "-jar", unpacked)
                : List.of("-XX:ArchiveClassesAtExit=" + CLASSES, "-jar", unpacked);
    }

    /** Whether the next start is to be followed by an orderly end, which writes down the classes. */
    boolean needsARehearsal() {
        return jar.isPresent() && !Files.exists(CLASSES);
    }

    private static Path unpacked(Path jar) {
        Path unpacked = UNPACKED.resolve(jar.getFileName());
        if (!Files.exists(unpacked)) {
            run(Stream.of("-Djarmode=tools", "-jar", jar.toString(), "extract", "--destination", UNPACKED.toString()));
        }
        return unpacked;
    }

    private static void run(Stream<String> arguments) {
        try {
            int status = new ProcessBuilder(
                            Stream.concat(Stream.of(java()), arguments).toList())
                    .inheritIO()
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new IllegalStateException("unpacking the application ended with " + status);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Without the tests' own beans. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
