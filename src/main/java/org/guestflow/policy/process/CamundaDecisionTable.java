package org.guestflow.policy.process;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecisionTableResult;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.guestflow.policy.DecisionTable;
import org.guestflow.shared.RuleViolation;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * The table {@code collaboration-policy}, in the version that was deployed last. What it has answered to the same facts it answers again without evaluating its expressions, which costs more than
 * all else in an invitation; not where the table is more than comparisons of its facts.
 */
@Component
class CamundaDecisionTable implements DecisionTable {

    static final String KEY = "collaboration-policy";

    private static final int MOST_KEPT = 10_000;
    private static final Duration KEPT = Duration.ofMinutes(10);

    private final ProcessEngineConfigurationImpl configuration;
    private final Cache<Question, Map<String, Object>> answers =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).expireAfterWrite(KEPT).build();
    private final Cache<String, Boolean> lasting =
            Caffeine.newBuilder().maximumSize(100).build();

    CamundaDecisionTable(@Lazy ProcessEngineConfigurationImpl configuration) {
        this.configuration = configuration;
    }

    /** A version of the table, and what is put to it. */
    private record Question(String definition, Map<String, Object> facts) {}

    /** The table is asked on the system's behalf: whoever invites needs no right of the engine's over decisions. */
    @Override
    public Map<String, Object> answer(Map<String, Object> facts) {
        return configuration
                .getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(
                        () -> answerOf(new Question(newest(), Collections.unmodifiableMap(new HashMap<>(facts))))));
    }

    private Map<String, Object> answerOf(Question question) {
        return lasting.get(question.definition(), this::isLasting)
                ? answers.get(question, this::evaluate)
                : evaluate(question);
    }

    private String newest() {
        return configuration
                .getRepositoryService()
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(KEY)
                .latestVersion()
                .singleResult()
                .getId();
    }

    /** A table of nothing but comparisons answers by its facts alone: not by the clock, by chance, or by who is calling. */
    private boolean isLasting(String definition) {
        try {
            PlainTable.require(configuration.getRepositoryService().getDmnModelInstance(definition));
            return true;
        } catch (RuleViolation notPlain) {
            return false;
        }
    }

    private Map<String, Object> evaluate(Question question) {
        DmnDecisionTableResult matched =
                configuration.getDecisionService().evaluateDecisionTableById(question.definition(), question.facts());
        if (matched.size() != 1) {
            throw new IllegalStateException("of the table " + KEY + " " + matched.size() + " rules matched, not one");
        }
        return Collections.unmodifiableMap(
                new HashMap<>(matched.getFirstResult().getEntryMap()));
    }
}
