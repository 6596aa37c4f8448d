package org.guestflow.invitation.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.guestflow.invitation.InvitationProgress;
import org.guestflow.invitation.ProcessPosition;
import org.guestflow.invitation.ProcessPosition.Step;
import org.guestflow.shared.RequestId;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Reads positions from the engine's history. */
@Component
class CamundaInvitationProgress implements InvitationProgress {

    private static final Set<String> SHOWN = Set.of(InvitationContract.KEY, "approval");
    private static final int MOST = 500;

    private final HistoryService history;
    private final RepositoryService repository;

    /** The engine is reached lazily, because its delegates are built before it. */
    CamundaInvitationProgress(@Lazy HistoryService history, @Lazy RepositoryService repository) {
        this.history = history;
        this.repository = repository;
    }

    @Override
    public List<ProcessPosition> of(RequestId request) {
        Map<String, HistoricProcessInstance> newest = new LinkedHashMap<>();
        history
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(request.toString())
                .orderByProcessInstanceStartTime()
                .asc()
                .listPage(0, MOST)
                .stream()
                .filter(instance -> SHOWN.contains(instance.getProcessDefinitionKey()))
                .forEach(instance -> newest.put(instance.getProcessDefinitionKey(), instance));
        return newest.values().stream().map(this::position).toList();
    }

    private ProcessPosition position(HistoricProcessInstance instance) {
        List<HistoricActivityInstance> steps = history.createHistoricActivityInstanceQuery()
                .processInstanceId(instance.getId())
                .orderByHistoricActivityInstanceStartTime()
                .asc()
                .orderPartiallyByOccurrence()
                .asc()
                .listPage(0, MOST);
        boolean ended = instance.getEndTime() != null;
        return new ProcessPosition(
                instance.getId(),
                instance.getProcessDefinitionKey(),
                Optional.ofNullable(instance.getProcessDefinitionName()).orElse(instance.getProcessDefinitionKey()),
                drawing(instance.getProcessDefinitionId()),
                steps.stream()
                        .filter(step -> step.getEndTime() != null && !step.isCanceled())
                        .map(CamundaInvitationProgress::step)
                        .toList(),
                ended
                        ? List.of()
                        : steps.stream()
                                .filter(step -> step.getEndTime() == null && !isScope(step))
                                .map(CamundaInvitationProgress::step)
                                .toList());
    }

    private static boolean isScope(HistoricActivityInstance step) {
        return "subProcess".equals(step.getActivityType());
    }

    private static Step step(HistoricActivityInstance step) {
        return new Step(
                step.getActivityId(),
                Optional.ofNullable(step.getActivityName())
                        .filter(name -> !name.isBlank())
                        .map(name -> name.replaceAll("\\s+", " "))
                        .orElse(step.getActivityId()),
                step.getStartTime().toInstant());
    }

    private String drawing(String definition) {
        try (InputStream xml = repository.getProcessModel(definition)) {
            return new String(xml.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
