package org.guestflow.compliance;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.guestflow.audit.AuditErasure;
import org.guestflow.directory.AccountErasure;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.shared.ErasedPerson;
import org.guestflow.shared.PersonalData;
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
    private final AccountErasure accounts;
    private final List<PersonalData> features;
    private final AuditErasure trail;
    private final KnownPeople people;
    private final JdbcPersonalTraces traces;

    Erasures(
            Users users,
            AccountErasure accounts,
            List<PersonalData> features,
            AuditErasure trail,
            KnownPeople people,
            JdbcPersonalTraces traces) {
        this.users = users;
        this.accounts = accounts;
        this.features = List.copyOf(features);
        this.trail = trail;
        this.people = people;
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
     * Finds somebody who has or had an account. Whoever is named by an account that was merged into another is found as that one.
     *
     * @param named an id or a mail address
     * @return the person's id
     * @throws RuleViolation {@code UnknownUser} where neither the directory nor the trail knows the person
     */
    @Transactional(readOnly = true)
    public UserId find(String named) throws RuleViolation {
        return people.find(named)
                .orElseThrow(() -> new RuleViolation(
                        "UnknownUser",
                        RuleViolation.Kind.NOT_FOUND,
                        "There is and was no such user.",
                        "Name a person by id or mail address."));
    }

    /**
     * Tells what is known of a person.
     *
     * @param person the id
     * @return what is known
     */
    @Transactional(readOnly = true)
    public Known known(UserId person) {
        ErasedPerson erased = people.person(person);
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
     * @throws RuleViolation {@code MembersStay}, {@code OwnsTargets}, {@code OpenRequests}, {@code OpenAdditions}; nothing is erased then
     */
    @Transactional(rollbackFor = RuleViolation.class)
    public void erase(UserId person, UserId actor) throws RuleViolation {
        users.hold(person);
        ErasedPerson erased = people.person(person);
        for (PersonalData feature : features) {
            feature.check(erased);
        }
        accounts.erase(erased, actor);
        features.forEach(feature -> feature.erase(erased));
        refuseWhereLeft(traces.outsideTheTrail(erased));
        // Last: what is changed there has everybody else who records an event wait.
        trail.erase(
                new AuditErasure.Subject(erased.id(), erased.accounts(), erased.addresses(), erased.requests()), actor);
    }

    private static void refuseWhereLeft(List<String> traces) {
        if (!traces.isEmpty()) {
            throw new IllegalStateException("nothing was erased: the address would still stand in " + traces);
        }
    }
}
