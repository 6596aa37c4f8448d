package org.guestflow.identity.passcode;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.guestflow.shared.KeyRing;
import org.guestflow.shared.OneTimeCode;
import org.guestflow.shared.UserId;

/**
 * A code for signing in.
 *
 * @param id its number
 * @param seed its random part
 * @param user whom it signs in; empty where the address that was typed is nobody's
 * @param expiresAt until when it works
 */
record SignInPasscode(long id, UUID seed, Optional<UserId> user, Instant expiresAt) {

    OneTimeCode code(KeyRing keys) {
        return OneTimeCode.derive(keys, "sign-in passcode", id, seed);
    }
}
