package org.guestflow.harness;

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

    private static final Path PLACE = Path.of("target/faults-application");

    private final Optional<Path> jar;
    private final Path place;
    private final Path classes;

    private final boolean prepared;

    private Program(Optional<Path> jar, String name) {
        this(jar, PLACE.resolve(name), true);
    }

    private Program(Optional<Path> jar, Path place, boolean prepared) {
        this.jar = jar;
        this.place = place;
        this.prepared = prepared;
        classes = place.resolve("classes.jsa");
    }

    /** The one that is tried. */
    static Program ofThisVersion() {
        return new Program(
                Optional.ofNullable(System.getProperty("guestflow.faults.jar")).map(Path::of), "this");
    }

    /** The same as it is packaged, neither unpacked nor with classes that are kept ready. */
    Program asPackaged() {
        return new Program(jar, place, false);
    }

    /** An earlier version's jar, to upgrade from; empty where none is given. */
    static Optional<Program> ofAnEarlierVersion() {
        return Optional.ofNullable(System.getProperty("guestflow.faults.earlier-jar"))
                .map(earlier -> new Program(Optional.of(Path.of(earlier)), "earlier"));
    }

    /** Forgets what an earlier build has left unpacked. */
    static void forget() {
        FileSystemUtils.deleteRecursively(PLACE.toFile());
    }

    /** The part of a command line that names the program. */
    List<String> command() {
        if (jar.isEmpty()) {
            return List.of("-cp", classPath(), "org.guestflow.Guestflow");
        }
        if (!prepared) {
            return List.of("-jar", jar.get().toString());
        }
        String unpacked = unpacked(jar.get()).toString();
        return Files.exists(classes)
                ? List.of("-XX:SharedArchiveFile=" + classes, "-Xshare:auto", "-jar", unpacked)
                : List.of("-XX:ArchiveClassesAtExit=" + classes, "-jar", unpacked);
    }

    /** Whether the next start is to be followed by an orderly end, which writes down the classes. */
    boolean needsARehearsal() {
        return jar.isPresent() && !Files.exists(classes);
    }

    private Path unpacked(Path packed) {
        Path unpacked = place.resolve(packed.getFileName());
        if (!Files.exists(unpacked)) {
            run(Stream.of("-Djarmode=tools", "-jar", packed.toString(), "extract", "--destination", place.toString()));
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
