package org.guestflow.engine;

import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.mapping.SqlCommandType;
import org.apache.ibatis.scripting.defaults.RawSqlSource;
import org.apache.ibatis.session.Configuration;
import org.camunda.bpm.engine.impl.history.event.HistoricProcessInstanceEventEntity;
import org.camunda.bpm.engine.impl.persistence.entity.HistoricProcessInstanceManager;

/** Writes when the history of a process instance that has ended is to be removed: to all tables by one statement, where the engine has one for each. */
class RemovalTimesAtOnce extends HistoricProcessInstanceManager {

    private static final String STATEMENT = "org.guestflow.engine.updateRemovalTimesByRootProcessInstanceId";

    /** All to which the engine writes it, the decisions' among them; but for rights on history, which are not given here. */
    private static final List<String> TABLES = List.of(
            "ACT_HI_ACTINST",
            "ACT_HI_TASKINST",
            "ACT_HI_VARINST",
            "ACT_HI_DETAIL",
            "ACT_HI_INCIDENT",
            "ACT_HI_EXT_TASK_LOG",
            "ACT_HI_JOB_LOG",
            "ACT_HI_OP_LOG",
            "ACT_HI_IDENTITYLINK",
            "ACT_HI_COMMENT",
            "ACT_HI_ATTACHMENT",
            "ACT_GE_BYTEARRAY",
            "ACT_HI_DECINST",
            "ACT_HI_DEC_IN",
            "ACT_HI_DEC_OUT");

    static MappedStatement statement(Configuration mappings) {
        String others = TABLES.stream()
                .map(table -> table.toLowerCase(Locale.ROOT) + "_too AS (" + update(table) + ")")
                .collect(Collectors.joining(", "));
        String sql = "WITH " + others + " " + update("ACT_HI_PROCINST");
        return new MappedStatement.Builder(
                        mappings, STATEMENT, new RawSqlSource(mappings, sql, Map.class), SqlCommandType.UPDATE)
                .build();
    }

    private static String update(String table) {
        return "UPDATE " + table + " SET REMOVAL_TIME_ = #{removalTime, jdbcType=TIMESTAMP}"
                + " WHERE ROOT_PROC_INST_ID_ = #{rootProcessInstanceId, jdbcType=VARCHAR}";
    }

    @Override
    public void addRemovalTimeToProcessInstancesByRootProcessInstanceId(
            String rootProcessInstanceId, Date removalTime) {
        getDbEntityManager()
                .updatePreserveOrder(
                        HistoricProcessInstanceEventEntity.class,
                        STATEMENT,
                        Map.of("rootProcessInstanceId", rootProcessInstanceId, "removalTime", removalTime));
    }
}
