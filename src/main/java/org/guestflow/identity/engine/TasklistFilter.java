package org.guestflow.identity.engine;

import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.springframework.stereotype.Component;

/** Tasklist shows tasks by filters only, and there is none at first. This one shows everybody the tasks that are his to do. */
@Component
class TasklistFilter extends AbstractProcessEnginePlugin {

    private static final String NAME = "My tasks";

    @Override
    public void postProcessEngineBuild(ProcessEngine engine) {
        FilterService filters = engine.getFilterService();
        if (filters.createFilterQuery().filterName(NAME).count() == 0) {
            Filter filter = filters.newTaskFilter(NAME);
            filter.setProperties(Map.of("description", "What waits for me", "refresh", true, "priority", 0));
            letEverybodyRead(filters.saveFilter(filter), engine.getAuthorizationService());
        }
    }

    private static void letEverybodyRead(Filter filter, AuthorizationService rights) {
        Authorization grant = rights.createNewAuthorization(Authorization.AUTH_TYPE_GLOBAL);
        grant.setResource(Resources.FILTER);
        grant.setResourceId(filter.getId());
        grant.addPermission(Permissions.READ);
        rights.saveAuthorization(grant);
    }
}
