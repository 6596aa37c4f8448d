package org.guestflow.engine;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/** Puts our guards in front of the engine: in front of its commands, and in the place of the services that take what people send. */
class EngineGuards extends AbstractProcessEnginePlugin {

    private final EngineSettings settings;

    EngineGuards(EngineSettings settings) {
        super();
        this.settings = settings;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setTaskService(new GuardedTaskService());
        configuration.setFormService(new GuardedFormService());
        configuration.setFilterService(new GuardedFilterService(configuration));
        configuration.setCustomPreCommandInterceptorsTxRequired(
                first(guard(configuration), configuration.getCustomPreCommandInterceptorsTxRequired()));
        configuration.setCustomPreCommandInterceptorsTxRequiresNew(
                first(guard(configuration), configuration.getCustomPreCommandInterceptorsTxRequiresNew()));
    }

    /** A new one for each chain, for it knows what comes after it. */
    private CommandGuard guard(ProcessEngineConfigurationImpl configuration) {
        return new CommandGuard(configuration, settings);
    }

    private static List<CommandInterceptor> first(CommandGuard guard, List<CommandInterceptor> others) {
        List<CommandInterceptor> all = new ArrayList<>(List.of(guard));
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
