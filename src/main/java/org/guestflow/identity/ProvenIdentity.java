package org.guestflow.identity;

import java.io.Serializable;
import java.util.Objects;
import java.util.Optional;
import org.guestflow.shared.EmailAddress;
import org.springframework.lang.Nullable;

/**
 * Who somebody is, as an organisation's OpenID Connect provider has just said (OpenID Connect Core 1.0, section 2).
 *
 * @param issuer the provider's identifier
 * @param subject the person's identifier there, never given to another
 * @param verifiedMail the person's address, where the provider says that it has verified it; else null
 */
public record ProvenIdentity(
        String issuer, String subject, @Nullable String verifiedMail) implements Serializable {

    private static final long serialVersionUID = 1L;

    /** Refuses missing parts. */
    public ProvenIdentity {
        Objects.requireNonNull(issuer, "issuer");
        Objects.requireNonNull(subject, "subject");
    }

    /**
     * Gives the address.
     *
     * @return the verified address, or empty where the provider has verified none
     */
    public Optional<EmailAddress> mail() {
        return Optional.ofNullable(verifiedMail).flatMap(EmailAddress::parse);
    }
}
