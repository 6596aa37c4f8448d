package org.guestflow.engine;

import org.apache.ibatis.session.Configuration;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.JobDefinitionManager;
import org.camunda.bpm.engine.impl.persistence.entity.JobManager;

/** Spares the database statements that the engine makes of every process instance, and that change nothing here or can be one. */
class FewerStatements extends AbstractProcessEnginePlugin {

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        new InPlaceOf(JobManager.class, JobsWithoutEvents::new).in(configuration);
        new InPlaceOf(JobDefinitionManager.class, JobDefinitionsTogether::new).in(configuration);
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl configuration) {
        Configuration mappings = configuration.getSqlSessionFactory().getConfiguration();
        mappings.addMappedStatement(JobDefinitionsTogether.statement(mappings));
    }
}
