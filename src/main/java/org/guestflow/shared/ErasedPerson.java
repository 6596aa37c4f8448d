package org.guestflow.shared;

import java.util.Set;
import java.util.UUID;

/**
 * A person whose data are erased.
 *
 * @param id the user's id, which stays
 * @param accounts the ids of all accounts that the person has or had, this one among them: some were merged into it, some left before
 * @param addresses the addresses and user principal names by which the person is or was known, in lower case
 * @param requests the requests that were made for the person
 * @param asked the requests that the person has made for others
 */
public record ErasedPerson(
        UserId id, Set<UserId> accounts, Set<String> addresses, Set<RequestId> requests, Set<RequestId> asked) {

    private static final String DOMAIN = "@erased.invalid";

    /** Copies. */
    public ErasedPerson {
        accounts = Set.copyOf(accounts);
        addresses = Set.copyOf(addresses);
        requests = Set.copyOf(requests);
        asked = Set.copyOf(asked);
    }

    /**
     * Gives what stands where an address has to stand; the domain is one that never exists (RFC 2606).
     *
     * @return an address that leads nowhere
     */
    public String address() {
        return "erased-" + id + DOMAIN;
    }

    /**
     * Tells whether an address stands in the place of one that was erased.
     *
     * @param address an address
     * @return true for one that {@link #address()} has given
     */
    public static boolean isErased(String address) {
        return address.endsWith(DOMAIN);
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
     * Gives the accounts for a query.
     *
     * @return their ids
     */
    public UUID[] accountArray() {
        return accounts.stream().map(UserId::value).toArray(UUID[]::new);
    }

    /**
     * Gives the requests for a query.
     *
     * @return their ids
     */
    public UUID[] requestArray() {
        return array(requests);
    }

    /**
     * Gives the requests for others for a query.
     *
     * @return their ids
     */
    public UUID[] askedArray() {
        return array(asked);
    }

    private static UUID[] array(Set<RequestId> ids) {
        return ids.stream().map(RequestId::value).toArray(UUID[]::new);
    }
}
