package org.guestflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.guestflow.support.ProcessTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Which steps of an instance are kept: what was done and where it waits, not where it only turned. */
@ProcessTest
class GuestflowHistoryLevelTest {

    private static final String NAME = "history level";
    private static final String MODEL = """
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="test">
              <bpmn:process id="turning" isExecutable="true" camunda:historyTimeToLive="P7D">
                <bpmn:startEvent id="Start" />
                <bpmn:sequenceFlow id="ToTurn" sourceRef="Start" targetRef="Turn" />
                <bpmn:exclusiveGateway id="Turn" />
                <bpmn:sequenceFlow id="ToFork" sourceRef="Turn" targetRef="Fork" />
                <bpmn:parallelGateway id="Fork" />
                <bpmn:sequenceFlow id="ToTask" sourceRef="Fork" targetRef="Task" />
                <bpmn:userTask id="Task" camunda:candidateGroups="somebody" />
              </bpmn:process>
            </bpmn:definitions>
            """;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private HistoryService history;

    @AfterEach
    void theModelIsGone() {
        repository
                .createDeploymentQuery()
                .deploymentName(NAME)
                .list()
                .forEach(deployed -> repository.deleteDeployment(deployed.getId(), true));
    }

    @Test
    void exclusiveGatewaysAreNotKept() {
        repository
                .createDeployment()
                .name(NAME)
                .addString("turning.bpmn", MODEL)
                .deploy();

        String instance = runtime.startProcessInstanceByKey("turning").getId();

        assertThat(history.createHistoricActivityInstanceQuery()
                        .processInstanceId(instance)
                        .list())
                .extracting(HistoricActivityInstance::getActivityId)
                .containsExactlyInAnyOrder("Start", "Fork", "Task");
    }
}
