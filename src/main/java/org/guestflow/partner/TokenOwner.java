package org.guestflow.partner;

import java.util.Optional;
import org.guestflow.shared.EmailAddress;

/** Tells whose a token is, as the organisation says that gave it. */
public interface TokenOwner {

    /**
     * Asks a partner's OpenID Connect provider.
     *
     * @param provider the provider
     * @param token the bearer token
     * @return the verified address of the token's owner; empty where the provider does not accept the token or has not verified an address
     * @throws PartnerUnreachable where the provider cannot be asked
     */
    Optional<EmailAddress> verifiedMail(SignInProvider provider, String token);
}
