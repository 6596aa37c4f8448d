package org.guestflow.partner;

import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The secrets of partners' connections; they are in the configuration, the records name them. */
@Component
public class PartnerSecrets {

    private final Map<String, String> secrets;

    PartnerSecrets(PartnerSettings settings) {
        this.secrets = settings.partnerSecrets();
    }

    /**
     * Gives a secret.
     *
     * @param reference its name below {@code guestflow.partner-secrets}
     * @return the secret
     * @throws PartnerUnreachable where the configuration does not have it
     */
    public String get(String reference) {
        return Optional.ofNullable(secrets.get(reference))
                .orElseThrow(() -> new PartnerUnreachable(
                        "The configuration has no guestflow.partner-secrets." + reference + ".", null));
    }
}
