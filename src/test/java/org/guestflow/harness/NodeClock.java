package org.guestflow.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** A clock of one process that can be put forward while it runs, by libfaketime (Debian: {@code libfaketime}). */
final class NodeClock {

    private final Path library;
    private final Path file;

    private NodeClock(Path library, Path file) {
        this.library = library;
        this.file = file;
        set("+0");
    }

    /** Empty where the library is not installed. */
    static Optional<NodeClock> ofItsOwn() {
        return Stream.of("x86_64-linux-gnu", "aarch64-linux-gnu")
                .map(platform -> Path.of("/usr/lib", platform, "faketime", "libfaketime.so.1"))
                .filter(Files::exists)
                .findFirst()
                .map(library -> new NodeClock(
                        library,
                        Path.of("target/faults/clock-" + UUID.randomUUID()).toAbsolutePath()));
    }

    Map<String, String> environment() {
        return Map.of(
                "LD_PRELOAD",
                library.toString(),
                "FAKETIME_TIMESTAMP_FILE",
                file.toString(),
                "FAKETIME_CACHE_DURATION",
                "1",
                "FAKETIME_DONT_FAKE_MONOTONIC",
                "1",
                // Waits by the monotonic clock would end at once and be begun again, for ever.
                "FAKETIME_FORCE_MONOTONIC_FIX",
                "0");
    }

    /**
     * Puts it forward or back, seen from the true time.
     *
     * @param offset as libfaketime writes it: {@code +8d}, {@code -120}
     */
    void set(String offset) {
        try {
            Files.writeString(file, offset + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
