package org.guestflow.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.ibatis.session.Configuration;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.history.event.HistoricDecisionInstanceManager;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.HistoricProcessInstanceManager;
import org.camunda.bpm.engine.impl.persistence.entity.JobManager;

/** Spares the database statements that the engine makes of every process instance, and that change nothing here or can be one. */
class FewerStatements extends AbstractProcessEnginePlugin {

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        List<SessionFactory> sessions = new ArrayList<>();
        if (configuration.getCustomSessionFactories() != null) {
            sessions.addAll(configuration.getCustomSessionFactories());
        }
        sessions.add(new InPlaceOf(JobManager.class, JobsWithoutEvents::new));
        sessions.add(new InPlaceOf(HistoricProcessInstanceManager.class, RemovalTimesAtOnce::new));
        sessions.add(new InPlaceOf(HistoricDecisionInstanceManager.class, RemovalTimesOfDecisions::new));
        configuration.setCustomSessionFactories(sessions);
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl configuration) {
        if (configuration.isEnableHistoricInstancePermissions()) {
            throw new IllegalStateException(
                    "rights on history have to be removed with it: RemovalTimesAtOnce does not know them");
        }
        Configuration mappings = configuration.getSqlSessionFactory().getConfiguration();
        mappings.addMappedStatement(RemovalTimesAtOnce.statement(mappings));
    }

    /**
     * Opens ours where the engine asks for its own.
     *
     * @param type what the engine asks for
     * @param ours makes what it gets
     */
    private record InPlaceOf(Class<? extends Session> type, Supplier<Session> ours) implements SessionFactory {

        @Override
        public Class<?> getSessionType() {
            return type;
        }

        @Override
        public Session openSession() {
            return ours.get();
        }
    }
}
