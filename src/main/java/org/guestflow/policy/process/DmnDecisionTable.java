package org.guestflow.policy.process;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.dmn.engine.DmnDecisionResultEntries;
import org.camunda.bpm.engine.DecisionService;
import org.guestflow.policy.Decision;
import org.guestflow.policy.Decision.Outcome;
import org.guestflow.policy.DecisionTable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Evaluates the newest deployed version of {@code collaboration-policy.dmn}. What it does not understand stops the request. */
@Component
class DmnDecisionTable implements DecisionTable {

    static final String KEY = "collaboration-policy";

    private final DecisionService decisions;

    DmnDecisionTable(@Lazy DecisionService decisions) {
        this.decisions = decisions;
    }

    @Override
    public Decision decide(Map<String, Object> facts) {
        DmnDecisionResult result =
                decisions.evaluateDecisionByKey(KEY).variables(facts).evaluate();
        if (result.size() != 1) {
            throw new IllegalStateException(KEY + " gave " + result.size() + " answers instead of one");
        }
        return decision(result.get(0), facts);
    }

    private static Decision decision(DmnDecisionResultEntries answer, Map<String, Object> facts) {
        Outcome outcome = outcome(answer.getEntry("outcome"));
        List<String> stages = stages(answer.getEntry("approvalStages"));
        if ((outcome == Outcome.APPROVAL) == stages.isEmpty()) {
            throw new IllegalStateException(KEY + " names stages without asking for approval, or none where it does");
        }
        return new Decision(
                outcome,
                required(answer, "rule", String.class),
                stages,
                Duration.ofDays(
                        required(answer, "longestAccessDays", Number.class).longValue()),
                required(answer, "multiFactorRequired", Boolean.class),
                facts);
    }

    private static Outcome outcome(Object name) {
        if ("goAhead".equals(name)) {
            return Outcome.GO_AHEAD;
        }
        if ("approval".equals(name)) {
            return Outcome.APPROVAL;
        }
        if ("deny".equals(name)) {
            return Outcome.DENY;
        }
        throw new IllegalStateException(KEY + " gave the unknown outcome " + name);
    }

    private static List<String> stages(Object text) {
        return text == null
                ? List.of()
                : Stream.of(text.toString().split(","))
                        .map(String::strip)
                        .filter(stage -> !stage.isEmpty())
                        .toList();
    }

    private static <T> T required(DmnDecisionResultEntries answer, String name, Class<T> type) {
        Object value = answer.getEntry(name);
        if (!type.isInstance(value)) {
            throw new IllegalStateException(KEY + " gave no " + name);
        }
        return type.cast(value);
    }
}
