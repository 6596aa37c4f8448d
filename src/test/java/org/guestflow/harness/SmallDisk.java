package org.guestflow.harness;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A disk of a few hundred megabytes that can be filled up: a tmpfs, which only root may mount. */
final class SmallDisk implements AutoCloseable {

    private static final String SIZE = "size=400m";
    private static final int MEGABYTE = 1 << 20;

    private final Path place;

    private SmallDisk(Path place) {
        this.place = place;
    }

    /** Whether this machine lets us. */
    static boolean isPossible() {
        return "root".equals(System.getProperty("user.name"))
                && Files.isWritable(Path.of("/proc/self/oom_score_adj"))
                && Files.exists(Path.of("/bin/mount"));
    }

    static SmallDisk mount(Path place) {
        run("mount", "-t", "tmpfs", "-o", SIZE, "tmpfs", place.toAbsolutePath().toString());
        return new SmallDisk(place);
    }

    /** Writes until nothing more goes. */
    void fill() {
        byte[] megabyte = new byte[MEGABYTE];
        try (OutputStream ballast = Files.newOutputStream(ballast())) {
            for (long written = 0; written < Long.MAX_VALUE; written += MEGABYTE) {
                ballast.write(megabyte);
            }
        } catch (IOException full) {
            if (!Files.exists(ballast())) {
                throw new UncheckedIOException(full);
            }
        }
    }

    /** Gives the space back. */
    void clear() throws IOException {
        Files.deleteIfExists(ballast());
    }

    private Path ballast() {
        return place.resolve("ballast");
    }

    private static void run(String... command) {
        try {
            int status = new ProcessBuilder(command).inheritIO().start().waitFor();
            if (status != 0) {
                throw new IllegalStateException(String.join(" ", command) + " ended with " + status);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        run("umount", "-l", place.toAbsolutePath().toString());
    }
}
