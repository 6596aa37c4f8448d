package org.guestflow.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;

/**
 * Opens ours where the engine asks for its own.
 *
 * @param type what the engine asks for
 * @param ours makes what it gets
 */
record InPlaceOf(Class<? extends Session> type, Supplier<Session> ours) implements SessionFactory {

    /** Has an engine that is not built yet do so. */
    void in(ProcessEngineConfigurationImpl configuration) {
        List<SessionFactory> sessions = new ArrayList<>();
        if (configuration.getCustomSessionFactories() != null) {
            sessions.addAll(configuration.getCustomSessionFactories());
        }
        sessions.add(this);
        configuration.setCustomSessionFactories(sessions);
    }

    @Override
    public Class<?> getSessionType() {
        return type;
    }

    @Override
    public Session openSession() {
        return ours.get();
    }
}
