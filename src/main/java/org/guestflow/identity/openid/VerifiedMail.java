package org.guestflow.identity.openid;

import java.util.Optional;
import java.util.Set;
import org.springframework.security.oauth2.core.ClaimAccessor;

/** The address in a token, where the provider says that it has verified it. */
public final class VerifiedMail {

    private static final Set<String> ENTRA_YES = Set.of("true", "1");

    private VerifiedMail() {}

    /**
     * Reads the address. Microsoft Entra has no {@code email_verified}; its optional claim {@code xms_edov} says that the owner of the address's domain has verified it.
     *
     * @param claims what the token says
     * @return the address, or empty where none is verified
     */
    public static Optional<String> of(ClaimAccessor claims) {
        Object said = claims.getClaim("email_verified");
        boolean verified = said == null
                ? ENTRA_YES.contains(String.valueOf(claims.<Object>getClaim("xms_edov")))
                : "true".equals(String.valueOf(said));
        return verified ? Optional.ofNullable(claims.getClaimAsString("email")) : Optional.empty();
    }
}
