package org.guestflow.identity.factor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.webauthn4j.util.exception.WebAuthnException;

/** An authenticator's answer is not what it must be: challenge, origin, signature, counter, form. */
class PasskeyRefused extends Exception {

    private static final long serialVersionUID = 1L;

    private PasskeyRefused(Exception reason) {
        super(reason);
    }

    /** Gives what a ceremony comes to, or refuses in the one way for the libraries' many. */
    static <T> T orResult(Ceremony<T> ceremony) throws PasskeyRefused {
        try {
            return ceremony.hold();
        } catch (JsonProcessingException | WebAuthnException | IllegalArgumentException | IllegalStateException e) {
            throw new PasskeyRefused(e);
        }
    }

    interface Ceremony<T> {
        T hold() throws JsonProcessingException;
    }
}
