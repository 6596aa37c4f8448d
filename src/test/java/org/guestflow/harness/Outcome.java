package org.guestflow.harness;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What came of a scenario.
 *
 * @param scenario which
 * @param ledger what callers and guests were told
 * @param faults how often something went wrong, what the mail server did aside
 * @param load how long the load lasted
 * @param rest how long after the last answer work was left
 * @param violations what did not hold
 * @param mails how often mails came
 */
record Outcome(
        Scenario scenario,
        Ledger ledger,
        int faults,
        Duration load,
        Duration rest,
        Map<Invariant, List<String>> violations,
        MailCount mails) {

    private static final int SHOWN = 5;

    static final String HEAD = """
            | fault | times | requests | answered | tried again | refused | lost | doubled | unfounded | stuck | mails per invitation (min, max) | repeated mails | longest silence | load | all done after |
            |---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|
            """;

    long number(Invariant.Kind kind) {
        return violations.entrySet().stream()
                .filter(found -> found.getKey().kind() == kind)
                .mapToLong(found -> found.getValue().size())
                .sum();
    }

    boolean isGood() {
        return violations.isEmpty() && ledger.refusals().isEmpty();
    }

    /** A row of the table in Markdown. */
    String row() {
        List<Object> cells = List.of(
                scenario.name(),
                faults,
                scenario.requests(),
                ledger.answers() - ledger.refusals().size(),
                ledger.triedAgainTimes(),
                ledger.refusals().size(),
                number(Invariant.Kind.LOST),
                number(Invariant.Kind.DOUBLED),
                number(Invariant.Kind.UNFOUNDED),
                number(Invariant.Kind.STUCK),
                mails.fewest() + ", " + mails.most(),
                mails.repeated() + " of " + mails.all(),
                Duration.ofNanos(ledger.longestSilence()).toSeconds() + " s",
                load.toSeconds() + " s",
                rest.toSeconds() + " s");
        return cells.stream().map(String::valueOf).collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    /** What did not hold, with some examples each. */
    String explanation() {
        String broken = violations.entrySet().stream()
                .map(found -> "not so: " + found.getKey().name() + ": "
                        + found.getValue().size() + ", as "
                        + found.getValue().stream().limit(SHOWN).toList())
                .collect(Collectors.joining("\n"));
        String refused = ledger.refusals().stream().limit(SHOWN).collect(Collectors.joining("\n"));
        return scenario.name() + "\n" + broken + "\n" + refused;
    }
}
