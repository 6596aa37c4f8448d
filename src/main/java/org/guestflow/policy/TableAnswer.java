package org.guestflow.policy;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guestflow.policy.Decision.Outcome;

/**
 * Reads the decision table's outputs. What is missing, unknown or contradictory is an error and never a consent: the process stops with an incident until the table is
 * mended.
 */
final class TableAnswer {

    static final String LONGEST_ACCESS = "longestAccessDays";

    private static final String ADMINISTRATORS = "administrators";
    private static final int MOST_STAGES = 3;
    private static final long MOST_DAYS = 36_500;
    private static final Pattern STAGE =
            Pattern.compile("owners|sponsors|administrators|group:[a-z0-9][a-z0-9._-]{0,63}");

    private final Map<String, Object> outputs;

    private TableAnswer(Map<String, Object> outputs) {
        this.outputs = outputs;
    }

    /**
     * Reads an answer.
     *
     * @param facts what was put to the table
     * @param outputs what it answered
     * @return the decision
     * @throws IllegalStateException where the answer is not understood
     */
    static Decision read(Map<String, Object> facts, Map<String, Object> outputs) {
        TableAnswer answer = new TableAnswer(outputs);
        Outcome outcome = answer.outcome();
        return new Decision(
                outcome,
                answer.rule(),
                answer.stages(outcome),
                answer.longestAccess(),
                answer.multiFactorRequired(),
                facts);
    }

    /** The answer with the administrators as the last who decide, where there is room for them; what is denied stays so. */
    static Map<String, Object> withAdministrators(Map<String, Object> outputs) {
        TableAnswer answer = new TableAnswer(outputs);
        Outcome outcome = answer.outcome();
        List<String> named = answer.stages(outcome);
        if (outcome == Outcome.DENY || named.contains(ADMINISTRATORS) || named.size() == MOST_STAGES) {
            return outputs;
        }
        Map<String, Object> more = new HashMap<>(outputs);
        more.put("outcome", Outcome.APPROVAL.word());
        more.put(
                "approvalStages",
                Stream.concat(named.stream(), Stream.of(ADMINISTRATORS)).collect(Collectors.joining(",")));
        return more;
    }

    private String rule() {
        return text("rule");
    }

    private Outcome outcome() {
        String word = text("outcome");
        return Stream.of(Outcome.values())
                .filter(outcome -> outcome.word().equals(word))
                .findFirst()
                .orElseThrow(() -> unreadable("outcome"));
    }

    private List<String> stages(Outcome outcome) {
        Object named = outputs.get("approvalStages");
        List<String> stages = named == null ? List.of() : split(named.toString());
        boolean fits =
                outcome == Outcome.APPROVAL ? !stages.isEmpty() && stages.size() <= MOST_STAGES : stages.isEmpty();
        if (!fits || !stages.stream().allMatch(stage -> STAGE.matcher(stage).matches())) {
            throw unreadable("approvalStages");
        }
        return stages;
    }

    private static List<String> split(String stages) {
        return stages.isBlank()
                ? List.of()
                : Arrays.stream(stages.split(",", -1)).map(String::strip).toList();
    }

    private Duration longestAccess() {
        if (outputs.get(LONGEST_ACCESS) instanceof Number days
                && days.longValue() > 0
                && days.longValue() <= MOST_DAYS) {
            return Duration.ofDays(days.longValue());
        }
        throw unreadable(LONGEST_ACCESS);
    }

    private boolean multiFactorRequired() {
        if (outputs.get("multiFactorRequired") instanceof Boolean required) {
            return required;
        }
        throw unreadable("multiFactorRequired");
    }

    private String text(String output) {
        if (outputs.get(output) instanceof String text && !text.isBlank()) {
            return text;
        }
        throw unreadable(output);
    }

    private IllegalStateException unreadable(String output) {
        return new IllegalStateException("the decision table's rule " + outputs.get("rule")
                + " answers with an unreadable " + output + ": " + outputs.get(output));
    }
}
