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
 * @param sponsor the address of somebody who answers for them, by himself or in a group
 * @param endsBefore some access of theirs ends before this moment
 * @param notSeenSince they have not signed in since this moment, nor come later
 * @param domains where their addresses are, with the domains below
 * @param finding what else is so of them
 */
public record GuestFilter(
        Optional<String> text,
        Optional<ExternalUserState> state,
        Optional<DomainName> domain,
        Optional<EmailAddress> sponsor,
        Optional<Instant> endsBefore,
        Optional<Instant> notSeenSince,
        Optional<GuestDomains> domains,
        Optional<GuestFinding> finding) {

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
                Optional.of(domains),
                Optional.empty());
    }

    /**
     * Lists the guests of whom something is so.
     *
     * @param finding what
     * @return the filter
     */
    public static GuestFilter of(GuestFinding finding) {
        return new GuestFilter(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(finding));
    }

    /**
     * Lists the guests whom somebody answers for.
     *
     * @param sponsor the address of the sponsor
     * @return the filter
     */
    public static GuestFilter ofSponsor(EmailAddress sponsor) {
        return new GuestFilter(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(sponsor),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
