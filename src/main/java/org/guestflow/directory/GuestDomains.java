package org.guestflow.directory;

import java.util.Set;
import org.guestflow.shared.DomainName;

/**
 * Guests by where their addresses are: at certain domains, or anywhere else. A domain stands for those below it too.
 *
 * @param domains the domains
 * @param within whether the guests at these domains are meant, or all others
 */
public record GuestDomains(Set<DomainName> domains, boolean within) {

    /** Copies the domains. */
    public GuestDomains {
        domains = Set.copyOf(domains);
    }

    /**
     * Names the guests of an organisation.
     *
     * @param domains its domains
     * @return those whose addresses are there
     */
    public static GuestDomains at(Set<DomainName> domains) {
        return new GuestDomains(domains, true);
    }

    String[] names() {
        return domains.stream().map(DomainName::ascii).toArray(String[]::new);
    }
}
