package org.guestflow.compliance.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.guestflow.support.ProcessTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Walks the process {@code audit-retention} as it is configured at first: everything is kept. What a removal does, {@code AuditRetentionTest} tells. */
@ProcessTest
class AuditRetentionProcessTest {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ManagementService management;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private HistoryService history;

    @Test
    void whereNothingIsSaidEverythingIsKept() {
        management.executeJob(management
                .createJobQuery()
                .activityId("RetentionDue")
                .singleResult()
                .getId());
        ProcessInstance instance = runtime.createProcessInstanceQuery()
                .processDefinitionKey("audit-retention")
                .singleResult();

        management.executeJob(management
                .createJobQuery()
                .processInstanceId(instance.getId())
                .activityId("RemoveOldEntries")
                .singleResult()
                .getId());

        assertThat(history.createHistoricActivityInstanceQuery()
                        .processInstanceId(instance.getId())
                        .activityId("OldEntriesRemoved")
                        .count())
                .isOne();
        assertThat(jdbc.sql("SELECT sequence FROM audit_anchor")
                        .query(Long.class)
                        .single())
                .isZero();
    }
}
