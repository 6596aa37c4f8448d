package org.guestflow.graph.request;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.guestflow.identity.KnownPermissions;
import org.springframework.stereotype.Component;

/** Names the API's permissions to those who read tokens. */
@Component
class ApiPermissions implements KnownPermissions {

    private static final Set<String> NAMES =
            Arrays.stream(Permission.values()).map(Permission::scope).collect(Collectors.toUnmodifiableSet());

    @Override
    public Set<String> names() {
        return NAMES;
    }
}
