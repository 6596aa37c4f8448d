package org.guestflow.identity;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Something by which a user proves, after his password or mailed code, that it is he.
 *
 * @param id its id
 * @param kind what it is
 * @param name how its user names it; empty where there is nothing to tell apart
 * @param registeredAt since when it counts
 * @param lastUsedAt when it was last used; empty where only at its registration
 */
public record SecondFactor(
        UUID id, Kind kind, Optional<String> name, Instant registeredAt, Optional<Instant> lastUsedAt) {

    /** What there is. */
    public enum Kind {
        /** An app that shows a new code each half minute (TOTP, RFC 6238). */
        AUTHENTICATOR_APP("authenticator app"),

        /** A key of Web Authentication, on a device or a security key. */
        PASSKEY("passkey");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /**
         * Names it as the audit trail does.
         *
         * @return English words
         */
        public String words() {
            return words;
        }
    }
}
