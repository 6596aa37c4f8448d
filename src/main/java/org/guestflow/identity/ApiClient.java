package org.guestflow.identity;

import java.util.Objects;
import java.util.Set;
import org.guestflow.directory.Target;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.UserId;

/**
 * A program that may call the API as itself.
 *
 * @param id the account that it acts as
 * @param clientId how the OpenID Connect issuer names it
 * @param displayName the name that others see
 * @param mail the address of those who look after it; nobody signs in by it
 * @param mayInviteAnywhere whether an administrator consents to its naming any eligible target
 * @param targets the groups and applications that it may name besides
 */
public record ApiClient(
        UserId id,
        String clientId,
        String displayName,
        EmailAddress mail,
        boolean mayInviteAnywhere,
        Set<Target> targets) {

    /** Refuses missing parts. */
    public ApiClient {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(clientId, "clientId");
        Objects.requireNonNull(displayName, "displayName");
        Objects.requireNonNull(mail, "mail");
        targets = Set.copyOf(targets);
    }
}
