package org.guestflow.compliance;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.guestflow.audit.AuditErasure;
import org.guestflow.directory.AccountErasure;
import org.guestflow.directory.DeletedUsers;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.ErasedPerson;
import org.guestflow.shared.PersonalData;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Data-protection requests: a person's data go from every table, the engine's too, and the audit trail keeps ids in their place (decision 0015). All of it happens in one transaction, which at its end looks for
 * the person's addresses in every table and undoes itself where one is left.
 */
@Service
@Transactional
public class Erasures {

    private final Users users;
    private final DeletedUsers deleted;
    private final AccountErasure accounts;
    private final List<PersonalData> features;
    private final AuditErasure trail;
    private final JdbcPersonalTraces traces;

    Erasures(
            Users users,
            DeletedUsers deleted,
            AccountErasure accounts,
            List<PersonalData> features,
            AuditErasure trail,
            JdbcPersonalTraces traces) {
        this.users = users;
        this.deleted = deleted;
        this.accounts = accounts;
        this.features = List.copyOf(features);
        this.trail = trail;
        this.traces = traces;
    }

    /**
     * What is known of a person who may be erased.
     *
     * @param person the id
     * @param account the account; empty where it is gone
     * @param addresses the addresses by which the person is or was known
     * @param requests how many requests were made for the person
     */
    public record Known(UserId person, Optional<User> account, Set<String> addresses, int requests) {}

    /**
     * Finds somebody who has or had an account.
     *
     * @param named an id or a mail address
     * @return the person's id
     * @throws RuleViolation {@code UnknownUser} where neither the directory nor the trail knows the person
     */
    @Transactional(readOnly = true)
    public UserId find(String named) throws RuleViolation {
        Optional<UserId> found = id(named)
                .filter(id -> users.find(id).isPresent() || !trail.addresses(id).isEmpty())
                .or(() -> EmailAddress.parse(named).flatMap(this::withAddress));
        return found.orElseThrow(() -> new RuleViolation(
                "UnknownUser",
                RuleViolation.Kind.NOT_FOUND,
                "There is and was no such user.",
                "Name a person by id or mail address."));
    }

    private Optional<UserId> withAddress(EmailAddress address) {
        return users.findByMail(address)
                .map(User::id)
                .or(() -> trail.accountsAt(Set.of(address.key())).stream().findFirst());
    }

    private static Optional<UserId> id(String text) {
        try {
            return Optional.of(new UserId(UUID.fromString(text)));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    /**
     * Tells what is known of a person.
     *
     * @param person the id
     * @return what is known
     */
    @Transactional(readOnly = true)
    public Known known(UserId person) {
        ErasedPerson erased = person(person);
        return new Known(
                person,
                users.find(person),
                erased.addresses(),
                erased.requests().size());
    }

    /**
     * Erases a person's data.
     *
     * @param person the id
     * @param actor the administrator who has it done
     * @throws RuleViolation {@code MembersStay}, {@code OwnsTargets}, {@code OpenRequests}; nothing is erased then
     */
    @Transactional(rollbackFor = RuleViolation.class)
    public void erase(UserId person, UserId actor) throws RuleViolation {
        users.hold(person);
        ErasedPerson erased = person(person);
        for (PersonalData feature : features) {
            feature.check(erased);
        }
        accounts.erase(erased, actor);
        features.forEach(feature -> feature.erase(erased));
        refuseWhereLeft(traces.outsideTheTrail(erased));
        // Last: from here on everybody else who records an event waits.
        eraseInTrail(erased, actor);
        refuseWhereLeft(traces.inTheTrail(erased));
    }

    private static void refuseWhereLeft(List<String> traces) {
        if (!traces.isEmpty()) {
            throw new IllegalStateException("nothing was erased: the address would still stand in " + traces);
        }
    }

    /** Of accounts of before, too, that have gone since: the same address was the same person. */
    private void eraseInTrail(ErasedPerson erased, UserId actor) {
        List<UserId> earlier = trail.accountsAt(erased.addresses()).stream()
                .filter(account ->
                        !account.equals(erased.id()) && users.find(account).isEmpty())
                .toList();
        trail.erase(new AuditErasure.Subject(erased.id(), erased.addresses(), erased.requests()), actor);
        earlier.forEach(account ->
                trail.erase(new AuditErasure.Subject(account, erased.addresses(), erased.requests()), actor));
    }

    /** An address may have been given up, and be another's by now. */
    private boolean isNobodyElses(String address, UserId person) {
        return EmailAddress.parse(address)
                .flatMap(users::findByMail)
                .filter(other -> !other.id().equals(person))
                .isEmpty();
    }

    private ErasedPerson person(UserId person) {
        Set<String> addresses = new HashSet<>(trail.addresses(person));
        users.find(person)
                .or(() -> deleted.kept(person))
                .ifPresent(user -> addresses.addAll(
                        List.of(user.mail().toString(), user.mailAsTyped(), user.userPrincipalName())));
        Set<String> lower = addresses.stream()
                .map(text -> text.toLowerCase(Locale.ROOT))
                .filter(text -> isNobodyElses(text, person))
                .collect(Collectors.toSet());
        Set<RequestId> requests = features.stream()
                .flatMap(feature -> feature.requests(person, lower).stream())
                .collect(Collectors.toSet());
        return new ErasedPerson(person, lower, requests);
    }
}
