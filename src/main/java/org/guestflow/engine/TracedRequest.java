package org.guestflow.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.guestflow.tracing.Work;

/** What traces tell of a place in a process. */
final class TracedRequest {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private TracedRequest() {}

    /** Reads the request that the process instance is for; empty where it is not recorded yet, for none, or where the instance has ended meanwhile. */
    static Optional<UUID> of(ExecutionEntity execution) {
        // As for BusinessKey: asked itself, the engine takes it that the instance is still there.
        return Optional.ofNullable(execution.getProcessInstanceId())
                .map(Context.getCommandContext().getExecutionManager()::findExecutionById)
                .map(ExecutionEntity::getBusinessKey)
                .filter(key -> ID.matcher(key).matches())
                .map(UUID::fromString);
    }

    /** Describes the step that is being done. */
    static Work step(ExecutionEntity execution) {
        String process = execution.getProcessDefinition().getKey();
        String activity = execution.getCurrentActivityId();
        Optional<UUID> request = of(execution);
        Map<String, String> attributes = new HashMap<>(Map.of(
                Work.PREFIX + "process", process,
                Work.PREFIX + "process.instance", execution.getProcessInstanceId(),
                Work.PREFIX + "activity", activity));
        request.ifPresent(id -> attributes.put(Work.REQUEST, id.toString()));
        return new Work(process + " " + activity, request, false, attributes);
    }
}
