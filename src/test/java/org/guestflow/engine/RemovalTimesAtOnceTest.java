package org.guestflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.ibatis.session.Configuration;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.guestflow.support.ProcessTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** When a process instance ends, everything that is kept of it is to be removed at the same time. */
@ProcessTest
class RemovalTimesAtOnceTest {

    private static final String NAME = "removal times";
    private static final String MODEL = """
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="test">
              <bpmn:process id="remembered" isExecutable="true" camunda:historyTimeToLive="P7D">
                <bpmn:startEvent id="Start" />
                <bpmn:sequenceFlow id="ToTask" sourceRef="Start" targetRef="Task" />
                <bpmn:userTask id="Task" camunda:candidateGroups="somebody" />
                <bpmn:sequenceFlow id="ToEnd" sourceRef="Task" targetRef="End" />
                <bpmn:endEvent id="End" />
              </bpmn:process>
            </bpmn:definitions>
            """;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private HistoryService history;

    @Autowired
    private JdbcClient jdbc;

    @AfterEach
    void theModelIsGone() {
        repository
                .createDeploymentQuery()
                .deploymentName(NAME)
                .list()
                .forEach(deployed -> repository.deleteDeployment(deployed.getId(), true));
    }

    @Test
    void allThatIsKeptOfAnInstanceGoesWithIt() {
        repository
                .createDeployment()
                .name(NAME)
                .addString("remembered.bpmn", MODEL)
                .deploy();
        String instance = runtime.startProcessInstanceByKey("remembered").getId();

        runtime.deleteProcessInstance(instance, "over");

        HistoricProcessInstance ended = history.createHistoricProcessInstanceQuery()
                .processInstanceId(instance)
                .singleResult();
        assertThat(ended.getRemovalTime()).isAfter(ended.getEndTime());
        for (String table : List.of("act_hi_actinst", "act_hi_taskinst", "act_hi_identitylink")) {
            assertThat(removalTimes(table, instance))
                    .as(table)
                    .containsOnly(ended.getRemovalTime().toInstant());
        }
    }

    @Test
    void noTableWithARemovalTimeIsLeftOut() {
        String statement = RemovalTimesAtOnce.statement(new Configuration())
                .getBoundSql(Map.of())
                .getSql();

        assertThat(tables())
                .hasSizeGreaterThan(10)
                .allSatisfy(table -> assertThat(statement).containsIgnoringCase("UPDATE " + table + " SET"));
    }

    /** But for the rights on history, which are not given here. */
    private List<String> tables() {
        return jdbc.sql("""
                        SELECT table_name FROM information_schema.columns
                        WHERE table_name LIKE 'act\\_%' AND column_name IN ('removal_time_', 'root_proc_inst_id_') AND table_name <> 'act_ru_authorization'
                        GROUP BY table_name HAVING count(*) = 2""").query(String.class).list();
    }

    private List<Instant> removalTimes(String table, String instance) {
        return jdbc.sql("SELECT removal_time_ FROM " + table + " WHERE root_proc_inst_id_ = :instance")
                .param("instance", instance)
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .list();
    }
}
