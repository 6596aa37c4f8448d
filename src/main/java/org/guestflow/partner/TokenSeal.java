package org.guestflow.partner;

import java.util.Optional;
import org.guestflow.shared.KeyRing;
import org.guestflow.shared.OrganisationId;
import org.guestflow.shared.Seal;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Component;

/** Seals tokens for the database; each only opens for the user and the partner it was sealed for, with the secret key of then. */
@Component
class TokenSeal {

    private final Seal seal;

    TokenSeal(KeyRing keys) {
        this.seal = new Seal(keys, "delegated-token");
    }

    byte[] seal(UserId user, OrganisationId partner, String token) {
        return seal.seal(user + " " + partner, token);
    }

    /** Gives the token, or nothing where the seal does not hold: another key by now, another user's row, changed bytes. */
    Optional<String> open(UserId user, OrganisationId partner, byte[] bytes) {
        return seal.open(user + " " + partner, bytes);
    }
}
