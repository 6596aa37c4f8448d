package org.guestflow.identity.engine;

import java.util.Set;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;

/**
 * Who is reading users and groups: an administrator, or the engine itself, reads all of them; everybody else reads himself and the groups that he is in.
 *
 * @param everything whether there is no restriction
 * @param userId the only user who may be read where there is one
 * @param groupIds the only groups that may be read where there is one
 */
record Reader(boolean everything, String userId, Set<String> groupIds) {

    static Reader in(CommandContext context) {
        Authentication caller = context.getAuthentication();
        if (caller == null || caller.getUserId() == null || !context.isAuthorizationCheckEnabled()) {
            return new Reader(true, "", Set.of());
        }
        Set<String> groups = caller.getGroupIds() == null ? Set.of() : Set.copyOf(caller.getGroupIds());
        return new Reader(groups.contains(EngineGroups.ADMINISTRATORS), caller.getUserId(), groups);
    }

    boolean mayReadUser(String id) {
        return everything || id.equals(userId);
    }

    boolean mayReadGroup(String id) {
        return everything || groupIds.contains(id);
    }
}
