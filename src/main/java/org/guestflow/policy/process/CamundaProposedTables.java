package org.guestflow.policy.process;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionTableResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.xml.ModelException;
import org.guestflow.policy.DecisionTable;
import org.guestflow.policy.ProposedTables;
import org.guestflow.shared.RuleViolation;
import org.springframework.stereotype.Component;

/** Reads and asks proposed tables with a DMN engine of their own, which finds no scripting engine and keeps nothing. */
@Component
class CamundaProposedTables implements ProposedTables {

    private static final int LONGEST = 512_000;

    private final DmnEngine engine = engine();

    private static DmnEngine engine() {
        DefaultDmnEngineConfiguration configuration = new DefaultDmnEngineConfiguration();
        configuration.setScriptEngineResolver(language -> null);
        return configuration.buildEngine();
    }

    @Override
    public DecisionTable read(String dmn) throws RuleViolation {
        // The parser takes no document type either; said here, so that it does not hang on a parser's default.
        if (dmn.length() > LONGEST || dmn.contains("<!DOCTYPE") || dmn.contains("<!ENTITY")) {
            throw invalid("it is longer than " + LONGEST + " characters, or has a document type");
        }
        try {
            DmnModelInstance model =
                    Dmn.readModelFromStream(new ByteArrayInputStream(dmn.getBytes(StandardCharsets.UTF_8)));
            PlainTable.require(model);
            DmnDecision table = engine.parseDecision(CamundaDecisionTable.KEY, model);
            return facts -> answer(table, facts);
        } catch (ModelException | DmnEngineException unreadable) {
            throw invalid("it is no DMN 1.1 to 1.3 that the engine reads");
        }
    }

    private Map<String, Object> answer(DmnDecision table, Map<String, Object> facts) {
        DmnDecisionTableResult matched;
        try {
            matched = engine.evaluateDecisionTable(table, facts);
        } catch (DmnEngineException unanswered) {
            throw new IllegalStateException("the proposed table does not answer", unanswered);
        }
        if (matched.size() != 1) {
            throw new IllegalStateException("of the proposed table " + matched.size() + " rules matched, not one");
        }
        return matched.getFirstResult().getEntryMap();
    }

    static RuleViolation invalid(String why) {
        return new RuleViolation(
                "DecisionTableInvalid",
                RuleViolation.Kind.INVALID,
                "The decision table cannot be tried: " + why + ".",
                "Send the DMN file as it would be deployed, with the decision " + CamundaDecisionTable.KEY + ".");
    }
}
