package org.guestflow.engine;

import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;

/**
 * Gives the engine's rights when it starts, where they are not given yet. Administrators may do everything; everybody who is signed in may ask for a guest; a task's candidates get
 * their rights with the task. Everybody else may nothing.
 */
class EngineRights extends AbstractProcessEnginePlugin {

    static final String ADMINISTRATORS = "camunda-admin";
    /**
     * What anybody who is signed in may ask for; the process' first step says who is refused. Looked at where somebody calls the engine; whoever asks on the panel or over the API in Graph's
     * dialect is judged by the first step alone, so that a right that an administrator takes from a single user in the engine keeps him from the engine's own interfaces only.
     */
    private static final List<String> REQUESTS = List.of("invitation", "direct-addition");

    /** Whose tasks members have in Tasklist, which looks the definition up. */
    private static final List<String> WITH_TASKS = List.of("approval", "access-review");

    @Override
    public void postProcessEngineBuild(ProcessEngine engine) {
        AuthorizationService rights = engine.getAuthorizationService();
        for (Resources resource : Resources.values()) {
            grantGroup(rights, ADMINISTRATORS, resource, Authorization.ANY, Permissions.ALL);
        }
        for (String request : REQUESTS) {
            grantEverybody(rights, Resources.PROCESS_DEFINITION, request, ProcessDefinitionPermissions.CREATE_INSTANCE);
            // Starting by key looks the definition up first, which needs reading it.
            grantEverybody(rights, Resources.PROCESS_DEFINITION, request, ProcessDefinitionPermissions.READ);
        }
        grantEverybody(rights, Resources.PROCESS_INSTANCE, Authorization.ANY, Permissions.CREATE);
        for (String process : WITH_TASKS) {
            grantEverybody(rights, Resources.PROCESS_DEFINITION, process, ProcessDefinitionPermissions.READ);
        }
        grantEverybody(rights, Resources.APPLICATION, "tasklist", Permissions.ACCESS);
        grantEverybody(rights, Resources.APPLICATION, "welcome", Permissions.ACCESS);
    }

    private static void grantGroup(
            AuthorizationService rights, String group, Resource resource, String id, Permission permission) {
        Authorization given = rights.createAuthorizationQuery()
                .authorizationType(Authorization.AUTH_TYPE_GRANT)
                .groupIdIn(group)
                .resourceType(resource)
                .resourceId(id)
                .singleResult();
        if (given == null) {
            given = rights.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
            given.setGroupId(group);
        }
        give(rights, given, resource, id, permission);
    }

    private static void grantEverybody(
            AuthorizationService rights, Resource resource, String id, Permission permission) {
        Authorization given = rights.createAuthorizationQuery()
                .authorizationType(Authorization.AUTH_TYPE_GLOBAL)
                .resourceType(resource)
                .resourceId(id)
                .singleResult();
        give(
                rights,
                given == null ? rights.createNewAuthorization(Authorization.AUTH_TYPE_GLOBAL) : given,
                resource,
                id,
                permission);
    }

    private static void give(
            AuthorizationService rights, Authorization grant, Resource resource, String id, Permission permission) {
        grant.setResource(resource);
        grant.setResourceId(id);
        if (!grant.isPermissionGranted(permission)) {
            grant.addPermission(permission);
            rights.saveAuthorization(grant);
        }
    }
}
