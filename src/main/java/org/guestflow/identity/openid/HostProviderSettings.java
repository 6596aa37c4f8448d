package org.guestflow.identity.openid;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The host organisation's own OpenID Connect provider, at which members sign in.
 *
 * @param issuer its exact identifier (OpenID Connect Discovery 1.0); null where members have no other sign-in than the password
 * @param clientId as which client Guestflow is registered there; null without an issuer
 * @param clientSecret the client's secret; null without an issuer
 * @param trustsMultiFactor whether a sign-in there counts as one with a second factor, where the provider says that it had several
 * @param multiFactorAcr what it says of that in {@code acr}, besides {@code mfa} in {@code amr} (RFC 8176)
 */
@ConfigurationProperties("guestflow.sign-in.host-provider")
record HostProviderSettings(
        URI issuer, String clientId, String clientSecret, boolean trustsMultiFactor, List<String> multiFactorAcr) {

    /** Refuses an issuer without a client. */
    HostProviderSettings {
        multiFactorAcr = multiFactorAcr == null ? List.of() : List.copyOf(multiFactorAcr);
        if (issuer != null && (clientId == null || clientSecret == null)) {
            throw new IllegalArgumentException(
                    "guestflow.sign-in.host-provider.issuer needs .client-id and .client-secret too");
        }
    }

    Optional<URI> configured() {
        return Optional.ofNullable(issuer);
    }
}
