package org.guestflow.compliance.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guestflow.support.MailFor.recipient;

import jakarta.mail.MessagingException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.JobQuery;
import org.camunda.bpm.engine.task.Task;
import org.guestflow.audit.AuditEvent;
import org.guestflow.audit.AuditTrail;
import org.guestflow.support.ProcessCoverage;
import org.guestflow.support.ProcessTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Walks the process {@code audit-verification}, started by its timer as at night; in steps of few entries, see {@link ProcessTest}. */
@ProcessTest
class AuditVerificationProcessTest {

    private static final int MORE_THAN_A_STEP = 300;

    @RegisterExtension
    static final ProcessCoverage COVERAGE = ProcessCoverage.ofEveryPathOf("audit-verification");

    @Autowired
    private AuditTrail trail;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private ManagementService management;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private HistoryService history;

    @Autowired
    private TaskService tasks;

    private long entry;

    @BeforeEach
    void anEntryAndThenMoreThanOneStepTakes() {
        entry = recorded(1);
        recorded(MORE_THAN_A_STEP);
    }

    /** The place of the first of some entries. */
    private long recorded(int entries) {
        String object = UUID.randomUUID().toString();
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            for (int one = 0; one < entries; one++) {
                trail.record(new AuditEvent("somebody", "kept", "Test", object, null, Map.of(), Map.of()));
            }
        });
        return jdbc.sql("SELECT min(sequence) FROM audit_event WHERE object_id = :object")
                .param("object", object)
                .query(Long.class)
                .single();
    }

    @AfterEach
    void mend() {
        tamper("somebody");
    }

    @Test
    void aTrailThatIsWholeIsLeftAlone() {
        int steps = night();

        assertThat(ends(newest())).containsExactly("TrailVerified");
        assertThat(steps).isGreaterThan(1);
    }

    @Test
    void eachStepGoesOnWhereTheOneBeforeHasEnded() {
        due();
        String instance = newest();

        step(instance);

        long reached = (Long) runtime.getVariable(instance, "verifiedEntry");
        assertThat(runtime.getVariable(instance, "verifiedHash"))
                .isEqualTo(jdbc.sql("SELECT encode(hash, 'hex') FROM audit_event WHERE sequence = :reached")
                        .param("reached", reached)
                        .query(String.class)
                        .single());
        step(instance);
        assertThat((Long) runtime.getVariable(instance, "verifiedEntry")).isGreaterThan(reached);
        walk(instance);
        assertThat(ends(instance)).containsExactly("TrailVerified");
    }

    /** Whoever writes an entry anew together with all that follow in the same step is found by the hash that the step before has kept. */
    @Test
    void whatHasBeenVerifiedIsTheBeginningOfTheNextStep() {
        int before = recipient("ada@woodgrove.com").all().size();
        due();
        String instance = newest();
        step(instance);
        runtime.setVariable(instance, "verifiedHash", "00".repeat(32));
        long reached = (Long) runtime.getVariable(instance, "verifiedEntry");

        step(instance);

        assertThat(runtime.getVariable(instance, "firstInvalid")).isEqualTo(reached + 1);
        recipient("ada@woodgrove.com").await(before + 1);
        tasks.complete(tasks.createTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId());
    }

    @Test
    void ofABrokenTrailAdministratorsAreToldByMailByAnIncidentAndByATask() throws MessagingException {
        tamper("nobody");
        int before = recipient("ada@woodgrove.com").all().size();

        night();

        assertThat(recipient("ada@woodgrove.com").await(before + 1).get(before).getSubject())
                .isEqualTo("The audit trail is broken at entry " + entry);
        String instance = newest();
        Incident incident =
                runtime.createIncidentQuery().processInstanceId(instance).singleResult();
        assertThat(incident.getIncidentType()).isEqualTo("auditTrailBroken");
        assertThat(incident.getIncidentMessage()).contains("at entry " + entry);
        Task task = tasks.createTaskQuery()
                .processInstanceId(instance)
                .taskCandidateGroup("camunda-admin")
                .singleResult();

        tasks.complete(task.getId());

        assertThat(ends(instance)).containsExactly("TrailLookedInto");
        assertThat(runtime.createIncidentQuery().processInstanceId(instance).count())
                .isZero();
    }

    private void tamper(String actor) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            jdbc.sql("ALTER TABLE audit_event DISABLE TRIGGER audit_event_append_only")
                    .update();
            jdbc.sql("UPDATE audit_event SET actor = :actor WHERE sequence = :entry")
                    .param("actor", actor)
                    .param("entry", entry)
                    .update();
            jdbc.sql("ALTER TABLE audit_event ENABLE TRIGGER audit_event_append_only")
                    .update();
        });
    }

    /** In how many steps it was done. */
    private int night() {
        due();
        return walk(newest());
    }

    private void due() {
        management.executeJob(management
                .createJobQuery()
                .activityId("VerificationDue")
                .singleResult()
                .getId());
    }

    private int walk(String instance) {
        int steps = 0;
        while (stepOf(instance).count() > 0) {
            step(instance);
            steps++;
        }
        return steps;
    }

    private void step(String instance) {
        management.executeJob(stepOf(instance).singleResult().getId());
    }

    private JobQuery stepOf(String instance) {
        return management.createJobQuery().processInstanceId(instance).activityId("VerifyTrail");
    }

    private List<String> ends(String instance) {
        return history
                .createHistoricActivityInstanceQuery()
                .processInstanceId(instance)
                .activityType("noneEndEvent")
                .list()
                .stream()
                .map(HistoricActivityInstance::getActivityId)
                .toList();
    }

    private String newest() {
        return history.createHistoricProcessInstanceQuery()
                .processDefinitionKey("audit-verification")
                .orderByProcessInstanceStartTime()
                .desc()
                .list()
                .get(0)
                .getId();
    }
}
