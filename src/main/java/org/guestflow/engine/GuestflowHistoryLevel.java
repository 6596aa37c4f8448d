package org.guestflow.engine;

import java.util.EnumSet;
import java.util.Set;
import org.camunda.bpm.engine.ActivityTypes;
import org.camunda.bpm.engine.impl.bpmn.helper.BpmnProperties;
import org.camunda.bpm.engine.impl.history.AbstractHistoryLevel;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;

/**
 * What the engine's history keeps: where each request was and when, never whom it was about. Of the variables it keeps those that gateways read
 * ({@link ProcessVariables}); it keeps no form fields, no old values and no inputs of decisions, and no exclusive gateways: where one led to is what was reached next.
 */
class GuestflowHistoryLevel extends AbstractHistoryLevel {

    static final String NAME = "guestflow";
    private static final int ID = 71;

    private static final Set<HistoryEventTypes> VARIABLES = EnumSet.of(
            HistoryEventTypes.VARIABLE_INSTANCE_CREATE,
            HistoryEventTypes.VARIABLE_INSTANCE_UPDATE,
            HistoryEventTypes.VARIABLE_INSTANCE_MIGRATE,
            HistoryEventTypes.VARIABLE_INSTANCE_DELETE);
    private static final Set<HistoryEventTypes> ACTIVITIES = EnumSet.of(
            HistoryEventTypes.ACTIVITY_INSTANCE_START,
            HistoryEventTypes.ACTIVITY_INSTANCE_UPDATE,
            HistoryEventTypes.ACTIVITY_INSTANCE_MIGRATE,
            HistoryEventTypes.ACTIVITY_INSTANCE_END);
    private static final Set<HistoryEventTypes> LEFT_OUT = EnumSet.of(
            HistoryEventTypes.VARIABLE_INSTANCE_UPDATE_DETAIL,
            HistoryEventTypes.FORM_PROPERTY_UPDATE,
            HistoryEventTypes.DMN_DECISION_EVALUATE,
            HistoryEventTypes.JOB_CREATE,
            HistoryEventTypes.JOB_SUCCESS,
            HistoryEventTypes.JOB_DELETE);

    @Override
    public int getId() {
        return ID;
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public boolean isHistoryEventProduced(HistoryEventType type, Object entity) {
        if (!(type instanceof HistoryEventTypes known)) {
            return false;
        }
        if (VARIABLES.contains(known)) {
            return entity == null
                    || (entity instanceof VariableInstanceEntity variable
                            && ProcessVariables.ANSWERS.contains(variable.getName()));
        }
        if (ACTIVITIES.contains(known) && entity instanceof ExecutionEntity execution) {
            return !isExclusiveGateway(execution.getActivity());
        }
        return !LEFT_OUT.contains(known);
    }

    /** The activity is null where an instance begins or ends by a command. */
    private static boolean isExclusiveGateway(ActivityImpl activity) {
        return activity != null
                && ActivityTypes.GATEWAY_EXCLUSIVE.equals(
                        activity.getProperties().get(BpmnProperties.TYPE));
    }
}
