package org.guestflow.partner;

import java.net.URI;

/**
 * A partner's OpenID Connect provider. It holds no secret: it names the setting that does.
 *
 * @param issuer the issuer's exact identifier (OpenID Connect Discovery 1.0)
 * @param clientId as which client Guestflow is registered there
 * @param clientSecretReference name of the client's secret below {@code guestflow.partner-secrets} in the configuration
 */
public record SignInProvider(URI issuer, String clientId, String clientSecretReference) {

    /** Refuses missing parts, and an issuer that is no web address. */
    public SignInProvider {
        if (issuer == null) {
            throw new InvalidSetting("issuer", "issuer is missing");
        }
        boolean web = "https".equals(issuer.getScheme()) || "http".equals(issuer.getScheme());
        if (!web || issuer.getHost() == null || issuer.getUserInfo() != null) {
            throw new InvalidSetting("issuer", "the issuer is https://host[/path]");
        }
        if (clientId == null || clientId.isBlank()) {
            throw new InvalidSetting("clientId", "clientId is missing");
        }
        SecretReference.require("clientSecretReference", clientSecretReference);
    }
}
