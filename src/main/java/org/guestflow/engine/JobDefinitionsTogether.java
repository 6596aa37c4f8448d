package org.guestflow.engine;

import java.util.List;
import java.util.Map;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.mapping.ResultMap;
import org.apache.ibatis.mapping.SqlCommandType;
import org.apache.ibatis.scripting.defaults.RawSqlSource;
import org.apache.ibatis.session.Configuration;
import org.camunda.bpm.engine.impl.persistence.entity.JobDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobDefinitionManager;

/** Reads all job definitions of a process once one of them is asked for: an instance that comes to a step with several timers asks for each of theirs, whether it is suspended. */
class JobDefinitionsTogether extends JobDefinitionManager {

    private static final String STATEMENT = "org.guestflow.engine.selectJobDefinitionsOfTheSameProcess";
    private static final String SQL = """
            SELECT * FROM ACT_RU_JOBDEF
            WHERE PROC_DEF_ID_ = (SELECT PROC_DEF_ID_ FROM ACT_RU_JOBDEF WHERE ID_ = #{parameter, jdbcType=VARCHAR})""";

    static MappedStatement statement(Configuration mappings) {
        ResultMap rows = mappings.getMappedStatement("selectJobDefinition")
                .getResultMaps()
                .get(0);
        return new MappedStatement.Builder(
                        mappings, STATEMENT, new RawSqlSource(mappings, SQL, Map.class), SqlCommandType.SELECT)
                .resultMaps(List.of(rows))
                .build();
    }

    @Override
    public JobDefinitionEntity findById(String jobDefinitionId) {
        JobDefinitionEntity known =
                getDbEntityManager().getDbEntityCache().get(JobDefinitionEntity.class, jobDefinitionId);
        if (known == null) {
            getDbEntityManager().selectList(STATEMENT, (Object) jobDefinitionId);
        }
        // Known by now, but for a job of the engine's own, which has no process.
        return super.findById(jobDefinitionId);
    }
}
