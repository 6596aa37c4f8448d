package org.guestflow.engine;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/** Puts our guards in front of the engine: in front of its commands, and in the place of the services that take what people send. */
class EngineGuards extends AbstractProcessEnginePlugin {

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setTaskService(new GuardedTaskService());
        configuration.setFormService(new GuardedFormService());
        configuration.setFilterService(new GuardedFilterService());
        configuration.setCustomPreCommandInterceptorsTxRequired(
                with(configuration.getCustomPreCommandInterceptorsTxRequired()));
        configuration.setCustomPreCommandInterceptorsTxRequiresNew(
                with(configuration.getCustomPreCommandInterceptorsTxRequiresNew()));
    }

    private static List<CommandInterceptor> with(List<CommandInterceptor> others) {
        List<CommandInterceptor> all = new ArrayList<>(List.of(new CommandGuard()));
        if (others != null) {
            all.addAll(others);
        }
        return all;
    }

    /** A filter that was stored before the guard stood there stops the start, for whoever looks at it would run it. */
    @Override
    public void postProcessEngineBuild(ProcessEngine engine) {
        engine.getFilterService()
                .createFilterQuery()
                .list()
                .forEach(filter -> QueryExpressions.refuse(filter.getQuery()));
    }
}
