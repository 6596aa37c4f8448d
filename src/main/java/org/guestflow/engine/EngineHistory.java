package org.guestflow.engine;

import java.util.List;
import org.apache.ibatis.session.Configuration;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.HistoricProcessInstanceManager;

/** What the engine's history keeps, by a level of our own that the configuration names, and that nothing of it stays longer than the rest. */
class EngineHistory extends AbstractProcessEnginePlugin {

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setCustomHistoryLevels(List.of(new GuestflowHistoryLevel()));
        new InPlaceOf(HistoricProcessInstanceManager.class, HistoryOfEndedInstances::new).in(configuration);
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl configuration) {
        Configuration mappings = configuration.getSqlSessionFactory().getConfiguration();
        mappings.addMappedStatement(HistoryOfEndedInstances.statement(mappings));
    }
}
