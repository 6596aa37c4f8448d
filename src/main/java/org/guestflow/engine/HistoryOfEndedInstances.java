package org.guestflow.engine;

import java.util.List;
import java.util.Map;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.mapping.SqlCommandType;
import org.apache.ibatis.session.Configuration;
import org.camunda.bpm.engine.impl.history.event.UserOperationLogEntryEventEntity;
import org.camunda.bpm.engine.impl.persistence.entity.HistoricProcessInstanceManager;

/** Removes with the history of a process instance also who operated on it: the engine, where it cleans up by when an instance ended, would keep that for ever. */
class HistoryOfEndedInstances extends HistoricProcessInstanceManager {

    private static final String STATEMENT = "org.guestflow.engine.deleteUserOperationLogEntriesByProcessInstanceIds";
    private static final String SQL = """
            <script>
            DELETE FROM ACT_HI_OP_LOG WHERE PROC_INST_ID_ IN
            <foreach collection="instances" item="instance" open="(" separator="," close=")">#{instance}</foreach>
            </script>""";

    static MappedStatement statement(Configuration mappings) {
        return new MappedStatement.Builder(
                        mappings,
                        STATEMENT,
                        mappings.getDefaultScriptingLanguageInstance().createSqlSource(mappings, SQL, Map.class),
                        SqlCommandType.DELETE)
                .build();
    }

    @Override
    public void deleteHistoricProcessInstanceByIds(List<String> processInstanceIds) {
        super.deleteHistoricProcessInstanceByIds(processInstanceIds);
        if (!processInstanceIds.isEmpty()) {
            getDbEntityManager()
                    .deletePreserveOrder(
                            UserOperationLogEntryEventEntity.class, STATEMENT, Map.of("instances", processInstanceIds));
        }
    }
}
