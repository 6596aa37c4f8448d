package org.guestflow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.guestflow.support.ProcessTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the engine keeps of a job that fails, and of a process's variables: nothing about people. */
@ProcessTest
class StoredFailuresTest {

    private static final String MODEL = """
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="test">
              <bpmn:process id="failing" isExecutable="true" camunda:historyTimeToLive="P1D">
                <bpmn:startEvent id="Start" />
                <bpmn:sequenceFlow id="Flow" sourceRef="Start" targetRef="Fail" />
                <bpmn:serviceTask id="Fail" camunda:asyncBefore="true" camunda:class="org.guestflow.engine.StoredFailuresTest$Failing" />
              </bpmn:process>
            </bpmn:definitions>
            """;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService management;

    @Autowired
    private JdbcClient jdbc;

    /** A step that says too much when it fails. */
    public static final class Failing implements JavaDelegate {

        @Override
        public void execute(DelegateExecution execution) {
            String address = (String) execution.getVariable("address");
            throw new IllegalStateException(
                    "cannot send to " + address, new IllegalArgumentException("/redeem/" + address));
        }
    }

    @Test
    void aFailedJobTellsWhatKindOfFailureItWasAndWhereButQuotesNobody() {
        String secret = "guest-" + UUID.randomUUID();
        ProcessInstance instance = failing(secret);
        Job job =
                management.createJobQuery().processInstanceId(instance.getId()).singleResult();

        assertThatThrownBy(() -> management.executeJob(job.getId())).hasMessageContaining(secret);

        Job failed = management.createJobQuery().jobId(job.getId()).singleResult();
        assertThat(failed.getRetries()).isEqualTo(4);
        assertThat(failed.getExceptionMessage()).contains("IllegalStateException", "IllegalArgumentException");
        assertThat(management.getJobExceptionStacktrace(job.getId()))
                .contains("IllegalStateException", "StoredFailuresTest$Failing.execute", "Caused by");
        runtime.removeVariable(instance.getId(), "address");
        for (String table : List.of("act_ru_job", "act_hi_job_log", "act_ru_incident", "act_hi_incident")) {
            assertThat(rows(table, secret)).as(table).isZero();
        }
        assertThat(jdbc.sql("SELECT count(*) FROM act_ge_bytearray WHERE position(:secret::bytea IN bytes_) > 0")
                        .param("secret", secret)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void eachAttemptWaitsLongerAndTheLastOneRaisesAnIncident() {
        ProcessInstance instance = failing("x");
        Job job =
                management.createJobQuery().processInstanceId(instance.getId()).singleResult();

        for (int attempt = 1; attempt <= 5; attempt++) {
            assertThat(runtime.createIncidentQuery()
                            .processInstanceId(instance.getId())
                            .count())
                    .isZero();
            assertThatThrownBy(() -> management.executeJob(job.getId())).isNotNull();
        }

        assertThat(runtime.createIncidentQuery()
                        .processInstanceId(instance.getId())
                        .count())
                .isEqualTo(1);
    }

    @Test
    void historyKeepsTheListedVariablesOnly() {
        ProcessInstance instance = failing("somebody");
        runtime.setVariable(instance.getId(), "policyOutcome", "goAhead");
        runtime.setVariable(instance.getId(), "policyOutcome", "deny");

        List<String> kept = jdbc.sql("SELECT name_ FROM act_hi_varinst WHERE proc_inst_id_ = :id")
                .param("id", instance.getId())
                .query(String.class)
                .list();

        assertThat(kept).containsExactly("policyOutcome");
        assertThat(jdbc.sql("SELECT count(*) FROM act_hi_detail")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("SELECT count(*) FROM act_hi_procinst WHERE id_ = :id")
                        .param("id", instance.getId())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    private ProcessInstance failing(String address) {
        repository
                .createDeployment()
                .name("failing")
                .enableDuplicateFiltering(true)
                .addString("failing.bpmn", MODEL)
                .deploy();
        return runtime.createProcessInstanceByKey("failing")
                .setVariable("address", address)
                .execute();
    }

    private long rows(String table, String words) {
        return jdbc.sql("SELECT count(*) FROM " + table + " t WHERE t::text LIKE :words")
                .param("words", "%" + words + "%")
                .query(Long.class)
                .single();
    }
}
