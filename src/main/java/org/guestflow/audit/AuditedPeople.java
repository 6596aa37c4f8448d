package org.guestflow.audit;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Whom the trail knows by which addresses and accounts, also those who are gone: one person may have had several of both. */
@Service
@Transactional(readOnly = true)
public class AuditedPeople {

    private final JdbcAuditedPeople people;

    AuditedPeople(JdbcAuditedPeople people) {
        this.people = people;
    }

    /**
     * Names the addresses by which the trail has ever known accounts, also those that were given up for another.
     *
     * @param accounts the users' ids
     * @return addresses and user principal names
     */
    public Set<String> addresses(Collection<UserId> accounts) {
        return Set.copyOf(people.addresses(texts(accounts)));
    }

    /**
     * Finds whose accounts have had one of several addresses.
     *
     * @param addresses the addresses, in lower case
     * @return the users' ids, the newest first
     */
    public List<UserId> accountsAt(Set<String> addresses) {
        return people.accountsAt(addresses).stream().map(UserId::parse).toList();
    }

    /**
     * Names the accounts that have become one.
     *
     * @param account the user's id
     * @return this account and those that were merged into it, or into one of these
     */
    public Set<UserId> accountsOf(UserId account) {
        return people.accountsOf(account.toString()).stream().map(UserId::parse).collect(Collectors.toSet());
    }

    /**
     * Tells as which account somebody is known now.
     *
     * @param account the user's id
     * @return the account that it was merged into in the end; the same where it was not merged
     */
    public UserId present(UserId account) {
        return UserId.parse(people.present(account.toString()));
    }

    private static Set<String> texts(Collection<UserId> accounts) {
        return accounts.stream().map(UserId::toString).collect(Collectors.toSet());
    }
}
