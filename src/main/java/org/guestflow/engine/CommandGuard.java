package org.guestflow.engine;

import java.util.List;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceAtActivitiesCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/** Looks at every command before the engine does, whichever interface it came by: no query with expressions, no start in the middle of a process. */
class CommandGuard extends CommandInterceptor {

    @Override
    public <T> T execute(Command<T> command) {
        QueryExpressions.refuse(command);
        if (command instanceof StartProcessInstanceAtActivitiesCmd) {
            refuseUnlessAdministrator();
        }
        return next.execute(command);
    }

    /** A request that did not come through its first step would have passed no rule. */
    private static void refuseUnlessAdministrator() {
        Authentication caller = caller();
        List<String> groups = caller == null || caller.getGroupIds() == null ? List.of() : caller.getGroupIds();
        if (!groups.contains(EngineRights.ADMINISTRATORS)) {
            throw new AuthorizationException("StartInTheMiddle: a process starts at its beginning.");
        }
    }

    private static Authentication caller() {
        return Context.getProcessEngineConfiguration() == null
                ? null
                : Context.getProcessEngineConfiguration().getIdentityService().getCurrentAuthentication();
    }
}
