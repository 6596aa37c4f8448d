package org.guestflow.graph.user;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.guestflow.identity.SecondFactor;

/**
 * A second factor, as Microsoft Graph's clients read it.
 *
 * @param type {@code #microsoft.graph.softwareOathAuthenticationMethod} or {@code #microsoft.graph.fido2AuthenticationMethod}
 * @param id its id
 * @param displayName how its user names it; absent where there is nothing to tell apart
 * @param createdDateTime since when it counts
 * @param lastUsedDateTime when it was last used; absent where only at its registration
 */
record AuthenticationMethodResource(
        @JsonProperty("@odata.type") String type,
        String id,
        String displayName,
        Instant createdDateTime,
        Instant lastUsedDateTime) {

    static AuthenticationMethodResource of(SecondFactor factor) {
        return new AuthenticationMethodResource(
                switch (factor.kind()) {
                    case AUTHENTICATOR_APP -> "#microsoft.graph.softwareOathAuthenticationMethod";
                    case PASSKEY -> "#microsoft.graph.fido2AuthenticationMethod";
                },
                factor.id().toString(),
                factor.name().orElse(null),
                factor.registeredAt(),
                factor.lastUsedAt().orElse(null));
    }
}
