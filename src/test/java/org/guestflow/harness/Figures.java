package org.guestflow.harness;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What a round of a measurement came to.
 *
 * @param perSecond operations a second
 * @param latencies how long each took, in nanoseconds, the shortest first
 * @param nodeCpu processor time of the node for an operation, in seconds
 * @param databaseCpu that of PostgreSQL
 * @param walBytes what PostgreSQL wrote to its log for an operation
 * @param commits transactions that were committed for an operation, those of what runs beside included
 */
record Figures(
        double perSecond, List<Long> latencies, double nodeCpu, double databaseCpu, double walBytes, double commits) {

    private static final double NANOS_A_MILLI = 1e6;

    /** The latency within which so many of a hundred were answered, in milliseconds. */
    double percentile(int hundredths) {
        return latencies.get(Math.min(latencies.size() - 1, latencies.size() * hundredths / 100)) / NANOS_A_MILLI;
    }

    /** The same where an operation was so many of them at once; the latency stays that of the operation. */
    Figures each(int pieces) {
        return new Figures(
                perSecond * pieces,
                latencies,
                nodeCpu / pieces,
                databaseCpu / pieces,
                walBytes / pieces,
                commits / pieces);
    }

    /** The round in the middle, by its rate. */
    static Figures median(Figures... rounds) {
        Figures[] sorted = rounds.clone();
        Arrays.sort(sorted, (one, other) -> Double.compare(one.perSecond, other.perSecond));
        return sorted[sorted.length / 2];
    }

    /** The median round as cells of a table, with the least and the greatest rate of all rounds. */
    static String cells(Figures... rounds) {
        Figures median = median(rounds);
        double least =
                Arrays.stream(rounds).mapToDouble(Figures::perSecond).min().orElseThrow();
        double most =
                Arrays.stream(rounds).mapToDouble(Figures::perSecond).max().orElseThrow();
        return String.format(
                Locale.ROOT,
                "%.0f (%.0f–%.0f) | %.1f | %.1f | %.1f | %.1f | %.1f | %.1f | %.1f",
                median.perSecond,
                least,
                most,
                median.percentile(50),
                median.percentile(95),
                median.percentile(99),
                median.nodeCpu * 1000,
                median.databaseCpu * 1000,
                median.walBytes / 1024,
                median.commits);
    }
}
