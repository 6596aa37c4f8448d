package org.guestflow.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
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

    /** Describes what is done at this moment with the task that stands here: it is created, assigned, completed. */
    static Work task(ExecutionEntity execution) {
        return execution.getTasks().stream()
                .map(TaskEntity::getEventName)
                .filter(Objects::nonNull)
                .findFirst()
                .map(event -> work(execution, " " + event))
                .orElseGet(() -> step(execution));
    }

    /** Describes the step that is being done. */
    static Work step(ExecutionEntity execution) {
        return work(execution, "");
    }

    private static Work work(ExecutionEntity execution, String event) {
        String process = execution.getProcessDefinition().getKey();
        // None where something is done as the process instance itself begins or ends.
        String activity = Objects.requireNonNullElse(execution.getCurrentActivityId(), "process");
        Optional<UUID> request = of(execution);
        Map<String, String> attributes = new HashMap<>(Map.of(
                Work.PREFIX + "process", process,
                Work.PREFIX + "process.instance", execution.getProcessInstanceId(),
                Work.PREFIX + "activity", activity));
        request.ifPresent(id -> attributes.put(Work.REQUEST, id.toString()));
        return new Work(process + " " + activity + event, request, false, attributes);
    }
}
