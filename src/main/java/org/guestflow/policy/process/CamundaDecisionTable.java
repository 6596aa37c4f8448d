package org.guestflow.policy.process;

import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecisionTableResult;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.guestflow.policy.DecisionTable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The table {@code collaboration-policy}, in the version that was deployed last. */
@Component
class CamundaDecisionTable implements DecisionTable {

    static final String KEY = "collaboration-policy";

    private final ProcessEngineConfigurationImpl configuration;

    CamundaDecisionTable(@Lazy ProcessEngineConfigurationImpl configuration) {
        this.configuration = configuration;
    }

    @Override
    public Map<String, Object> answer(Map<String, Object> facts) {
        DmnDecisionTableResult matched = evaluate(facts);
        if (matched.size() != 1) {
            throw new IllegalStateException("of the table " + KEY + " " + matched.size() + " rules matched, not one");
        }
        return matched.getFirstResult().getEntryMap();
    }

    /** The table is asked on the system's behalf: whoever invites needs no right of the engine's over decisions. */
    private DmnDecisionTableResult evaluate(Map<String, Object> facts) {
        DecisionService decisions = configuration.getDecisionService();
        return configuration
                .getCommandExecutorTxRequired()
                .execute(context ->
                        context.runWithoutAuthorization(() -> decisions.evaluateDecisionTableByKey(KEY, facts)));
    }
}
