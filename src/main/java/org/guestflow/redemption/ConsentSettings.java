package org.guestflow.redemption;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What a guest consents to (behaviour.md section 4.3). A new version is for guests who consent from then on; what was accepted before stays on record.
 *
 * @param privacyStatementVersion version of the privacy statement in force
 * @param termsOfUseVersion version of the terms of use in force
 * @param privacyStatementUrl where the privacy statement stands, http(s); null for the one of the host organisation
 * @param termsOfUseUrl where the terms of use stand, http(s); null for the short ones that the page itself shows
 */
@Validated
@ConfigurationProperties("guestflow.consent")
public record ConsentSettings(
        @DefaultValue("1") @NotBlank String privacyStatementVersion,
        @DefaultValue("1") @NotBlank String termsOfUseVersion,
        @Pattern(regexp = "https?://.+") String privacyStatementUrl,
        @Pattern(regexp = "https?://.+") String termsOfUseUrl) {

    boolean areInForce(String privacyStatement, String termsOfUse) {
        return privacyStatementVersion.equals(privacyStatement) && termsOfUseVersion.equals(termsOfUse);
    }

    Map<String, String> versions() {
        return Map.of(
                "privacyStatementVersion", privacyStatementVersion,
                "termsOfUseVersion", termsOfUseVersion);
    }
}
