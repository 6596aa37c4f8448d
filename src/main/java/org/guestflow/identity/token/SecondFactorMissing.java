package org.guestflow.identity.token;

import org.springframework.security.core.AuthenticationException;

/** Refuses a token because its user's sign-in needs a second factor and the token says of none (RFC 9470, {@code insufficient_user_authentication}). */
public class SecondFactorMissing extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    SecondFactorMissing() {
        super("The sign-in of the token's user needs a second factor, and the token says of none (amr with mfa). "
                + "Let the user sign in at the issuer with one and send the new token.");
    }
}
