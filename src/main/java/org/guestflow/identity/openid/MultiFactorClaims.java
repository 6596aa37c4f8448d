package org.guestflow.identity.openid;

import java.util.Collection;
import org.springframework.security.oauth2.core.ClaimAccessor;

/** What a provider's token says of how its user signed in there. */
public final class MultiFactorClaims {

    private MultiFactorClaims() {}

    /**
     * Tells whether the user signed in with more than one factor.
     *
     * @param token a token that has been verified
     * @param classes values of {@code acr} that its issuer means by that; there are none that all issuers share
     * @return true where {@code amr} has {@code mfa} (RFC 8176, section 2), or {@code acr} is one of these
     */
    public static boolean areIn(ClaimAccessor token, Collection<String> classes) {
        Object methods = token.getClaim("amr");
        return (methods instanceof Collection<?> many && many.contains("mfa"))
                || (token.getClaim("acr") instanceof String level && classes.contains(level));
    }
}
