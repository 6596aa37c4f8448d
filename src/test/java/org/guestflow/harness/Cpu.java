package org.guestflow.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Processor time as Linux counts it (proc(5)). */
final class Cpu {

    private static final double TICKS_A_SECOND = 100;
    private static final int USER = 11;
    private static final int SYSTEM = 12;
    private static final int USER_OF_ENDED_CHILDREN = 13;
    private static final int SYSTEM_OF_ENDED_CHILDREN = 14;

    private Cpu() {}

    /** What a process, its children that have ended and its descendants that run have taken, in seconds. */
    static double seconds(ProcessHandle process) {
        long own = ticks(process, USER, SYSTEM, USER_OF_ENDED_CHILDREN, SYSTEM_OF_ENDED_CHILDREN);
        long others = process.descendants()
                .mapToLong(child -> ticks(child, USER, SYSTEM))
                .sum();
        return (own + others) / TICKS_A_SECOND;
    }

    private static long ticks(ProcessHandle process, int... fields) {
        Path stat = Path.of("/proc", String.valueOf(process.pid()), "stat");
        try {
            String line = Files.readString(stat);
            // The name may hold spaces; it stands in the only parentheses.
            String[] values = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
            return Arrays.stream(fields)
                    .mapToLong(field -> Long.parseLong(values[field]))
                    .sum();
        } catch (IOException e) {
            if (process.isAlive()) {
                throw new UncheckedIOException(e);
            }
            // It has ended meanwhile: its parent counts it.
            return 0;
        }
    }
}
