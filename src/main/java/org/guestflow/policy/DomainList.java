package org.guestflow.policy;

import java.util.Locale;
import java.util.Set;
import org.guestflow.directory.GuestDomains;
import org.guestflow.shared.DomainName;

/**
 * The one list of domains: either those that are allowed, or those that are denied. An entry covers its subdomains; an allow list without an entry allows nothing.
 *
 * @param kind what the entries mean
 * @param entries the listed domains
 */
public record DomainList(Kind kind, Set<DomainName> entries) {

    /** What the list's entries mean. */
    public enum Kind {
        /** Only the listed domains are allowed. */
        ALLOW,
        /** All but the listed domains are allowed. */
        DENY;

        boolean allows(boolean listed) {
            return listed == (this == ALLOW);
        }

        String stored() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String stored) {
            return valueOf(stored.toUpperCase(Locale.ROOT));
        }
    }

    /** Copies the entries. */
    public DomainList {
        entries = Set.copyOf(entries);
    }

    /**
     * Tells whether guests from a domain are allowed.
     *
     * @param domain the domain
     * @return true where the list lets it pass
     */
    public boolean allows(DomainName domain) {
        return kind.allows(domain.selfAndAbove().stream().anyMatch(entries::contains));
    }

    /** Names the guests whom it does not let pass. */
    GuestDomains refused() {
        return new GuestDomains(entries, kind == Kind.DENY);
    }
}
