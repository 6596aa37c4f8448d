package org.guestflow.identity.openid;

import java.net.URI;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The host organisation's own OpenID Connect provider, at which members sign in.
 *
 * @param issuer its exact identifier (OpenID Connect Discovery 1.0); null where members have no other sign-in than the password
 * @param clientId as which client Guestflow is registered there; null without an issuer
 * @param clientSecret the client's secret; null without an issuer
 */
@ConfigurationProperties("guestflow.sign-in.host-provider")
record HostProviderSettings(URI issuer, String clientId, String clientSecret) {

    /** Refuses an issuer without a client. */
    HostProviderSettings {
        if (issuer != null && (clientId == null || clientSecret == null)) {
            throw new IllegalArgumentException(
                    "guestflow.sign-in.host-provider.issuer needs .client-id and .client-secret too");
        }
    }

    Optional<URI> configured() {
        return Optional.ofNullable(issuer);
    }
}
