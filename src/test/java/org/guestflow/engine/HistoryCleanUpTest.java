package org.guestflow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.guestflow.support.ProcessTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is kept of a process instance goes when it has been over for as long as its process says: all of it, and nothing else. */
@ProcessTest
class HistoryCleanUpTest {

    private static final String NAME = "history clean-up";
    private static final String MODEL = """
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="test">
              <bpmn:process id="remembered" isExecutable="true" camunda:historyTimeToLive="P7D">
                <bpmn:startEvent id="Start" />
                <bpmn:sequenceFlow id="ToFork" sourceRef="Start" targetRef="Fork" />
                <bpmn:parallelGateway id="Fork" />
                <bpmn:sequenceFlow id="ToFailing" sourceRef="Fork" targetRef="Fail" />
                <bpmn:serviceTask id="Fail" camunda:asyncBefore="true" camunda:class="org.guestflow.engine.StoredFailuresTest$Failing" />
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
    private TaskService tasks;

    @Autowired
    private ManagementService management;

    @Autowired
    private IdentityService identity;

    @Autowired
    private HistoryService history;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void theModelIsThere() {
        ClockUtil.reset();
        repository
                .createDeployment()
                .name(NAME)
                .addString("remembered.bpmn", MODEL)
                .deploy();
    }

    @AfterEach
    void theModelIsGone() {
        ClockUtil.reset();
        identity.clearAuthentication();
        repository
                .createDeploymentQuery()
                .deploymentName(NAME)
                .list()
                .forEach(deployed -> repository.deleteDeployment(deployed.getId(), true));
    }

    @Test
    void allThatIsKeptOfAnInstanceGoesWithIt() {
        String old = endedBefore(Duration.ofDays(8));
        assertThat(tablesThatKnow(old))
                .contains(
                        "act_hi_procinst",
                        "act_hi_actinst",
                        "act_hi_taskinst",
                        "act_hi_varinst",
                        "act_hi_job_log",
                        "act_hi_op_log",
                        "act_hi_identitylink");

        cleanUp();

        assertThat(tablesThatKnow(old)).isEmpty();
    }

    @Test
    void whatIsNotOverForLongEnoughStays() {
        String recent = endedBefore(Duration.ofDays(6));
        String open = begunBefore(Duration.ofDays(400));
        List<String> known = tablesThatKnow(recent);

        cleanUp();

        assertThat(tablesThatKnow(recent)).isEqualTo(known);
        assertThat(tablesThatKnow(open)).contains("act_hi_procinst", "act_hi_actinst", "act_hi_op_log");
    }

    /** Begun and ended at that time, with something in each table that the engine's history has here. */
    private String endedBefore(Duration ago) {
        String instance = begunBefore(ago);
        setClockBack(ago);
        runtime.deleteProcessInstance(instance, "over");
        ClockUtil.reset();
        identity.clearAuthentication();
        return instance;
    }

    private String begunBefore(Duration ago) {
        setClockBack(ago);
        identity.setAuthentication("somebody", List.of("camunda-admin"));
        String instance = runtime.startProcessInstanceByKey("remembered").getId();
        runtime.setVariable(instance, "policyOutcome", "approval");
        Job failing = management.createJobQuery().processInstanceId(instance).singleResult();
        assertThatThrownBy(() -> management.executeJob(failing.getId())).isInstanceOf(IllegalStateException.class);
        management.setJobRetries(failing.getId(), 0);
        String task = tasks.createTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId();
        tasks.claim(task, "somebody");
        ClockUtil.reset();
        return instance;
    }

    private static void setClockBack(Duration ago) {
        ClockUtil.setCurrentTime(
                Date.from(ClockUtil.getCurrentTime().toInstant().minus(ago)));
    }

    private void cleanUp() {
        history.cleanUpHistoryAsync(true);
        history.findHistoryCleanupJobs().forEach(job -> management.executeJob(job.getId()));
    }

    private List<String> tablesThatKnow(String instance) {
        return jdbc
                .sql(
                        "SELECT table_name FROM information_schema.columns WHERE table_name LIKE 'act\\_hi\\_%' AND column_name = 'root_proc_inst_id_'")
                .query(String.class)
                .stream()
                .filter(table -> jdbc.sql("SELECT EXISTS (SELECT FROM " + table
                                + " t WHERE t::text LIKE '%' || :instance || '%')")
                        .param("instance", instance)
                        .query(Boolean.class)
                        .single())
                .sorted()
                .toList();
    }
}
