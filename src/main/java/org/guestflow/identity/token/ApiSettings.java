package org.guestflow.identity.token;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How programs prove who they are to the API.
 *
 * @param issuer the exact identifier of the OpenID Connect provider whose access tokens are believed; null where none are
 * @param audience whom these tokens must be for; null without an issuer
 * @param trustsMultiFactor whether the issuer is believed that a sign-in had more than one factor
 * @param multiFactorAcr values of the claim {@code acr} that say of multi-factor sign-in, besides {@code mfa} in {@code amr} (RFC 8176)
 * @param basicAuthentication whether address and password are taken too
 */
@ConfigurationProperties("guestflow.api")
public record ApiSettings(
        URI issuer,
        String audience,
        boolean trustsMultiFactor,
        List<String> multiFactorAcr,
        boolean basicAuthentication) {

    /** Refuses an issuer without an audience: every token that it gives to anybody would be good here. */
    public ApiSettings {
        if (issuer != null && issuer.toString().isEmpty()) {
            issuer = null;
        }
        multiFactorAcr = multiFactorAcr == null ? List.of() : List.copyOf(multiFactorAcr);
        if (issuer != null && (audience == null || audience.isBlank())) {
            throw new IllegalArgumentException("guestflow.api.issuer needs guestflow.api.audience too");
        }
    }

    /**
     * Gives the issuer.
     *
     * @return the issuer, or empty where no tokens are believed
     */
    public Optional<URI> trusted() {
        return Optional.ofNullable(issuer);
    }
}
