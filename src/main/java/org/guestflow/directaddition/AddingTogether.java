package org.guestflow.directaddition;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.guestflow.directory.Targets;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.directory.Zones;
import org.guestflow.policy.Decision;
import org.guestflow.policy.Newcomers;
import org.guestflow.policy.Policy;
import org.guestflow.shared.EmailAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Adds many people at once: accounts, access, mails, each with a statement for all who are new and about whom there is nothing to be said. */
@Component
class AddingTogether {

    private static final Logger LOG = LoggerFactory.getLogger(AddingTogether.class);

    /** So many are tried once more one by one where something goes wrong with one of them. */
    private static final int AT_ONCE = 100;

    private final JdbcAdditionPeople people;
    private final AdditionNotices notices;
    private final Newcomers newcomers;
    private final Policy policy;
    private final Users users;
    private final Targets targets;
    private final Zones zones;
    private final Clock clock;
    private final TransactionTemplate allOrNobody;

    AddingTogether(
            JdbcAdditionPeople people,
            AdditionNotices notices,
            Newcomers newcomers,
            Policy policy,
            Users users,
            Targets targets,
            Zones zones,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.people = people;
        this.notices = notices;
        this.newcomers = newcomers;
        this.policy = policy;
        this.users = users;
        this.targets = targets;
        this.zones = zones;
        this.clock = clock;
        this.allOrNobody = new TransactionTemplate(transactions);
        this.allOrNobody.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** Picks those who can be added together, in the order in which every request takes people, so that no two wait for each other. */
    List<AdditionPerson> newcomers(DirectAddition addition, User inviter, List<AdditionPerson> found) {
        Set<EmailAddress> welcome = newcomers.among(
                inviter, found.stream().map(AdditionPerson::address).toList(), addition.target());
        return found.stream()
                .filter(person -> welcome.contains(person.address()))
                .sorted(Comparator.comparing(person -> person.address().key()))
                .toList();
    }

    /** Gives those who have not been added and are to be added one by one, so that each succeeds or fails on his own. */
    List<AdditionPerson> add(DirectAddition addition, User inviter, List<AdditionPerson> vouchedFor) {
        // Once more: rules and accounts may have changed while the partner was asked.
        List<AdditionPerson> wanted = newcomers(addition, inviter, vouchedFor);
        List<AdditionPerson> left = new ArrayList<>(vouchedFor);
        left.removeAll(Set.copyOf(wanted));
        for (int from = 0; from < wanted.size(); from += AT_ONCE) {
            left.addAll(addAll(addition, inviter, wanted.subList(from, Math.min(wanted.size(), from + AT_ONCE))));
        }
        return left;
    }

    /** Nobody is added where anything goes wrong with one of them. */
    private List<AdditionPerson> addAll(DirectAddition addition, User inviter, List<AdditionPerson> wanted) {
        try {
            Set<AdditionPerson> added = allOrNobody.execute(
                    savepoint -> write(addition, inviter, wanted).keySet());
            return wanted.stream().filter(person -> !added.contains(person)).toList();
        } catch (NonTransientDataAccessException | IllegalStateException failure) {
            LOG.warn(
                    "{} people of direct addition {} could not be added together: {}",
                    wanted.size(),
                    addition.id(),
                    failure.getClass().getName());
            return wanted;
        }
    }

    private Map<AdditionPerson, User> write(DirectAddition addition, User inviter, List<AdditionPerson> wanted) {
        Map<String, AdditionPerson> byAddress = wanted.stream()
                .collect(Collectors.toMap(person -> person.address().key(), Function.identity()));
        List<User> guests = users.addNewcomersDirectly(
                wanted.stream().map(person -> person.asGuestOf(inviter.id())).toList(), addition.id());
        if (guests.isEmpty()) {
            return Map.of();
        }
        targets.grant(
                guests.stream().map(User::id).toList(),
                addition.target(),
                accessEnd(addition, zones.ofNewcomers()),
                addition.id());
        notices.tellGuests(addition, inviter, guests, accessEnd(addition, ZoneOffset.UTC));
        Map<AdditionPerson, User> added = guests.stream()
                .collect(Collectors.toMap(guest -> byAddress.get(guest.mail().key()), Function.identity()));
        people.added(
                addition.id(),
                added.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, entry -> entry.getValue().id())));
        return added;
    }

    private Instant accessEnd(DirectAddition addition, ZoneId zone) {
        Decision decision = policy.decisionOn(addition.id()).orElseThrow();
        return decision.accessEnd(addition.accessEndDate(), clock.instant(), zone);
    }
}
