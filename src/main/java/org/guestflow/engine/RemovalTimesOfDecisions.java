package org.guestflow.engine;

import java.util.Date;
import org.camunda.bpm.engine.impl.history.event.HistoricDecisionInstanceManager;

/** Leaves decisions that a process instance made to {@link RemovalTimesAtOnce}, which is asked right before. */
class RemovalTimesOfDecisions extends HistoricDecisionInstanceManager {

    @Override
    public void addRemovalTimeToDecisionsByRootProcessInstanceId(String rootProcessInstanceId, Date removalTime) {
        // Done by then.
    }
}
