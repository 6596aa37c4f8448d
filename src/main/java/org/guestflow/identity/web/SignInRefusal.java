package org.guestflow.identity.web;

import java.util.Locale;
import org.guestflow.identity.IdentityRefused;
import org.springframework.http.HttpStatus;

/** Why a sign-in at an organisation came to nothing; each has words of its own that say what to do. */
enum SignInRefusal {
    ADDRESS_NOT_VERIFIED(HttpStatus.FORBIDDEN),
    NO_ACCOUNT(HttpStatus.FORBIDDEN),
    OTHER_IDENTITY(HttpStatus.FORBIDDEN),
    /** The person broke it off at the provider. */
    CANCELLED(HttpStatus.FORBIDDEN),
    /** The browser's session does not know of it: too late, or begun in another browser. */
    LOST(HttpStatus.FORBIDDEN),
    /** What the provider answered is not what it must be: signature, issuer, audience, time or nonce. */
    NOT_BELIEVED(HttpStatus.FORBIDDEN),
    UNREACHABLE(HttpStatus.SERVICE_UNAVAILABLE);

    private final HttpStatus status;

    SignInRefusal(HttpStatus status) {
        this.status = status;
    }

    static SignInRefusal of(IdentityRefused.Reason reason) {
        return valueOf(reason.name());
    }

    HttpStatus status() {
        return status;
    }

    String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
