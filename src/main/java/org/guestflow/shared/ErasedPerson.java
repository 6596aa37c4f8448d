package org.guestflow.shared;

import java.util.Set;
import java.util.UUID;

/**
 * A person whose data are erased.
 *
 * @param id the user's id, which stays
 * @param addresses the addresses and user principal names by which the person is or was known, in lower case
 * @param requests the requests that were made for the person
 */
public record ErasedPerson(UserId id, Set<String> addresses, Set<RequestId> requests) {

    /** Copies. */
    public ErasedPerson {
        addresses = Set.copyOf(addresses);
        requests = Set.copyOf(requests);
    }

    /**
     * Gives what stands where an address has to stand; the domain is one that never exists (RFC 2606).
     *
     * @return an address that leads nowhere
     */
    public String address() {
        return "erased-" + id + "@erased.invalid";
    }

    /**
     * Gives the addresses for a query.
     *
     * @return the addresses, in lower case
     */
    public String[] addressArray() {
        return addresses.toArray(String[]::new);
    }

    /**
     * Gives the requests for a query.
     *
     * @return their ids
     */
    public UUID[] requestArray() {
        return requests.stream().map(RequestId::value).toArray(UUID[]::new);
    }
}
