package org.guestflow.partner;

import java.net.URI;
import java.util.List;

/**
 * A partner's OpenID Connect provider. It holds no secret: it names the setting that does.
 *
 * @param issuer the issuer's exact identifier (OpenID Connect Discovery 1.0)
 * @param clientId as which client Guestflow is registered there
 * @param clientSecretReference name of the client's secret below {@code guestflow.partner-secrets} in the configuration
 * @param trustsMultiFactor whether a sign-in there counts here as one with a second factor, where the provider says that it had several
 * @param multiFactorAcr what the provider says of that in {@code acr}, besides {@code mfa} in {@code amr} (RFC 8176); at most 10 values of 255 characters
 */
public record SignInProvider(
        URI issuer,
        String clientId,
        String clientSecretReference,
        boolean trustsMultiFactor,
        List<String> multiFactorAcr) {

    private static final int MOST_VALUES = 10;
    private static final int LONGEST_VALUE = 255;

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
        multiFactorAcr = multiFactorAcr == null ? List.of() : List.copyOf(multiFactorAcr);
        if (multiFactorAcr.size() > MOST_VALUES || !multiFactorAcr.stream().allMatch(SignInProvider::isValue)) {
            throw new InvalidSetting(
                    "multiFactorAcr", "multiFactorAcr has at most 10 values of 1 to 255 characters without blanks");
        }
    }

    /**
     * A provider that is believed who somebody is, and nothing of how he signed in.
     *
     * @param issuer the issuer's exact identifier
     * @param clientId as which client Guestflow is registered there
     * @param clientSecretReference name of the client's secret
     */
    public SignInProvider(URI issuer, String clientId, String clientSecretReference) {
        this(issuer, clientId, clientSecretReference, false, List.of());
    }

    private static boolean isValue(String value) {
        return value.length() <= LONGEST_VALUE && value.matches("\\S+");
    }
}
