package org.guestflow.shared;

import java.util.Collection;
import java.util.Set;

/**
 * What a feature keeps about people and can forget. Each feature that stores more of a person than an id has a bean of this kind; a request for erasure goes through all of them in one transaction.
 */
public interface PersonalData {

    /**
     * Names the addresses by which a feature knows somebody, or once knew him.
     *
     * @param person the user's id
     * @return addresses as they are stored
     */
    default Set<String> addresses(UserId person) {
        return Set.of();
    }

    /**
     * Names the requests that were made for somebody.
     *
     * @param person the user's id
     * @param addresses the addresses by which the person is known, in lower case
     * @return the requests
     */
    default Set<RequestId> requests(UserId person, Collection<String> addresses) {
        return Set.of();
    }

    /**
     * Names the requests that somebody has made for others.
     *
     * @param accounts the ids of all accounts that he has or had
     * @return the requests
     */
    default Set<RequestId> asked(Collection<UserId> accounts) {
        return Set.of();
    }

    /**
     * Refuses where something has to be ended first.
     *
     * @param person whose data are to be erased
     * @throws RuleViolation naming what has to be ended
     */
    default void check(ErasedPerson person) throws RuleViolation {}

    /**
     * Forgets: texts about the person and by the person go, addresses become {@link ErasedPerson#address()}. What was asked for, when, by which ids and with what outcome stays.
     *
     * @param person whose data are erased
     */
    void erase(ErasedPerson person);
}
