package org.guestflow.graph.client;

import java.util.List;
import org.guestflow.directory.Target;
import org.guestflow.directory.TargetType;
import org.guestflow.identity.ApiClient;

/**
 * A program that may call the API as itself.
 *
 * @param id the id of the account that it acts as
 * @param clientId how the OpenID Connect issuer names it
 * @param displayName its name
 * @param mail the address of those who look after it
 * @param mayInviteAnywhere whether it may name any eligible target
 * @param groups ids of the groups that it may name besides
 * @param applications ids of the applications that it may name besides
 */
record ApiClientResource(
        String id,
        String clientId,
        String displayName,
        String mail,
        boolean mayInviteAnywhere,
        List<String> groups,
        List<String> applications) {

    static ApiClientResource of(ApiClient client) {
        return new ApiClientResource(
                client.id().toString(),
                client.clientId(),
                client.displayName(),
                client.mail().toString(),
                client.mayInviteAnywhere(),
                ids(client, TargetType.GROUP),
                ids(client, TargetType.APPLICATION));
    }

    private static List<String> ids(ApiClient client, TargetType type) {
        return client.targets().stream()
                .filter(target -> target.type() == type)
                .map(Target::id)
                .map(Object::toString)
                .sorted()
                .toList();
    }
}
