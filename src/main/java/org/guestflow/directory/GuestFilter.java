package org.guestflow.directory;

import java.time.Instant;
import java.util.Optional;
import org.guestflow.shared.DomainName;
import org.guestflow.shared.EmailAddress;

/**
 * Which guests to list.
 *
 * @param text what the address or a name begins with
 * @param state pending or accepted
 * @param domain the address's domain
 * @param sponsor the address of a member who answers for them
 * @param endsBefore some access of theirs ends before this moment
 * @param notSeenSince they have not signed in since this moment, nor come later
 * @param domains where their addresses are, with the domains below
 */
public record GuestFilter(
        Optional<String> text,
        Optional<ExternalUserState> state,
        Optional<DomainName> domain,
        Optional<EmailAddress> sponsor,
        Optional<Instant> endsBefore,
        Optional<Instant> notSeenSince,
        Optional<GuestDomains> domains) {

    /**
     * Lists all guests at certain domains, or all others.
     *
     * @param domains where their addresses are
     * @return the filter
     */
    public static GuestFilter of(GuestDomains domains) {
        return new GuestFilter(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(domains));
    }
}
