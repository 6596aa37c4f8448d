package org.guestflow.engine;

import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Indexes that the engine makes, and that nothing here asks for. */
@Repository
class JdbcUnusedIndexes {

    /** Of what is empty in each row here: tenants, cases, batches, restarts, removal times (history is removed by when an instance ended). */
    private static final List<String> OF_NOTHING = List.of(
            "ACT_IDX_EXEC_TENANT_ID",
            "ACT_IDX_EVENT_SUBSCR_TENANT_ID",
            "ACT_IDX_JOB_TENANT_ID",
            "ACT_IDX_VARIABLE_TENANT_ID",
            "ACT_IDX_VAR_CASE_EXE",
            "ACT_IDX_VAR_CASE_INST_ID",
            "ACT_IDX_BATCH_ID",
            "ACT_IDX_HI_ACT_INST_TENANT_ID",
            "ACT_IDX_HI_ACT_INST_RM_TIME",
            "ACT_IDX_HI_VAR_INST_TENANT_ID",
            "ACT_IDX_HI_VARINST_RM_TIME",
            "ACT_IDX_HI_CASEVAR_CASE_INST",
            "ACT_IDX_HI_PRO_INST_TENANT_ID",
            "ACT_IDX_HI_PRO_INST_RM_TIME",
            "ACT_IDX_HI_PRO_RST_PRO_INST_ID",
            "ACT_IDX_HI_OP_LOG_RM_TIME");

    /** Of what another index begins with. */
    private static final List<String> TWICE = List.of(
            "ACT_IDX_VARIABLE_TASK_NAME_TYPE",
            "ACT_IDX_HI_PROCVAR_PROC_INST",
            "ACT_IDX_HI_VARINST_NAME",
            "ACT_IDX_JOB_HANDLER_TYPE");

    /** Of steps, variables and operations of all instances at once. Whoever asks for those of one instance finds them by that. */
    private static final List<String> ACROSS_INSTANCES = List.of(
            "ACT_IDX_HI_ACT_INST_START_END",
            "ACT_IDX_HI_ACT_INST_END",
            "ACT_IDX_HI_ACT_INST_STATS",
            "ACT_IDX_HI_ACT_INST_PROC_DEF_KEY",
            "ACT_IDX_HI_AI_PDEFID_END_TIME",
            "ACT_IDX_HI_ACTINST_ROOT_PI",
            "ACT_IDX_HI_PROCVAR_NAME_TYPE",
            "ACT_IDX_HI_VAR_INST_PROC_DEF_KEY",
            "ACT_IDX_HI_VARINST_BYTEAR",
            "ACT_IDX_HI_VARINST_ROOT_PI",
            "ACT_IDX_HI_OP_LOG_ENTITY_TYPE",
            "ACT_IDX_HI_OP_LOG_OP_TYPE",
            "ACT_IDX_HI_OP_LOG_ROOT_PI",
            "ACT_IDX_HI_OP_LOG_PROCDEF");

    private final JdbcClient jdbc;

    JdbcUnusedIndexes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Removes those that are there, each by itself and without holding up whoever works with the table; not within a transaction. */
    void drop() {
        List<String> there = jdbc.sql("""
                        SELECT i.relname FROM pg_class i
                        WHERE i.relkind = 'i' AND i.relnamespace = current_schema()::regnamespace AND i.relname = ANY (:names)
                        """)
                .param("names", names().toArray(String[]::new))
                .query(String.class)
                .list();
        there.forEach(
                name -> jdbc.sql("DROP INDEX CONCURRENTLY IF EXISTS " + name).update());
    }

    /** Gives the names of all, as PostgreSQL has them. */
    static List<String> names() {
        return List.of(OF_NOTHING, TWICE, ACROSS_INSTANCES).stream()
                .flatMap(List::stream)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList();
    }
}
