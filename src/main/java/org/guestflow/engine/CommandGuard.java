package org.guestflow.engine;

import java.util.List;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.DeployCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceAtActivitiesCmd;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/**
 * Looks at every command before the engine does, whichever interface it came by: no query with expressions or without bounds, no start in the middle of a process, no model
 * from outside. The application itself, which calls without anybody being signed in, may deploy and start as it likes.
 */
class CommandGuard extends CommandInterceptor {

    private final ProcessEngineConfigurationImpl configuration;
    private final EngineSettings settings;

    CommandGuard(ProcessEngineConfigurationImpl configuration, EngineSettings settings) {
        super();
        this.configuration = configuration;
        this.settings = settings;
    }

    @Override
    public <T> T execute(Command<T> command) {
        QueryExpressions.refuse(command);
        Authentication caller = configuration.getIdentityService().getCurrentAuthentication();
        if (caller != null) {
            refuse(command, caller);
            bound(command);
        }
        return next.execute(command);
    }

    /** Who asks for everything gets the first page, as large as pages may be. The engine itself would answer with an error. */
    private void bound(Command<?> command) {
        if (command instanceof AbstractQuery<?, ?> query && query.getMaxResults() == Integer.MAX_VALUE) {
            query.setMaxResults(configuration.getQueryMaxResultsLimit());
        }
    }

    private void refuse(Command<?> command, Authentication caller) {
        // A request that did not come through its first step would have passed no rule.
        if (command instanceof StartProcessInstanceAtActivitiesCmd && !isAdministrator(caller)) {
            throw new AuthorizationException("StartInTheMiddle: a process starts at its beginning.");
        }
        if (command instanceof DeployCmd && !settings.deploymentsOverRest()) {
            throw new AuthorizationException("DeploymentsOff: processes come with the application.");
        }
    }

    private static boolean isAdministrator(Authentication caller) {
        List<String> groups = caller.getGroupIds();
        return groups != null && groups.contains(EngineRights.ADMINISTRATORS);
    }
}
