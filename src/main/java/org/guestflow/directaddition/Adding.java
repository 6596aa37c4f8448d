package org.guestflow.directaddition;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.guestflow.directory.Targets;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.directory.Zones;
import org.guestflow.policy.Decision;
import org.guestflow.policy.Policy;
import org.guestflow.shared.RuleViolation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Adds one person about whom there may be something to be said: account, access, mail. What fails for one, fails for that one. */
@Component
class Adding {

    private static final Logger LOG = LoggerFactory.getLogger(Adding.class);

    private final JdbcAdditionPeople people;
    private final AdditionNotices notices;
    private final Policy policy;
    private final Users users;
    private final Targets targets;
    private final Zones zones;
    private final Clock clock;
    private final TransactionTemplate oneAlone;

    Adding(
            JdbcAdditionPeople people,
            AdditionNotices notices,
            Policy policy,
            Users users,
            Targets targets,
            Zones zones,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.people = people;
        this.notices = notices;
        this.policy = policy;
        this.users = users;
        this.targets = targets;
        this.zones = zones;
        this.clock = clock;
        this.oneAlone = new TransactionTemplate(transactions);
        this.oneAlone.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    void add(DirectAddition addition, User inviter, AdditionPerson person) {
        try {
            policy.checkPerson(inviter, person.address(), addition.target());
            checkEnd(addition, person);
            oneAlone.executeWithoutResult(savepoint -> write(addition, inviter, person));
        } catch (RuleViolation refusal) {
            people.ended(addition.id(), person, PersonOutcome.REFUSED, refusal.rule(), refusal.getMessage());
        } catch (NonTransientDataAccessException | IllegalStateException failure) {
            LOG.error(
                    "person {} of direct addition {} could not be added: {}",
                    person.position(),
                    addition.id(),
                    failure.getClass().getName());
            people.ended(
                    addition.id(),
                    person,
                    PersonOutcome.FAILED,
                    "AdditionFailed",
                    "The account or the access could not be written. An administrator finds the cause in the log.");
        }
    }

    private void write(DirectAddition addition, User inviter, AdditionPerson person) {
        Instant accessEnd = accessEnd(addition);
        User guest = users.addDirectly(person.asGuestOf(inviter.id()), addition.id());
        targets.grant(guest.id(), addition.target(), accessEnd(addition, zones.of(guest.id())), addition.id());
        notices.tellGuests(addition, inviter, List.of(guest), accessEnd);
        people.added(addition.id(), Map.of(person, guest.id()));
    }

    /** Where somebody is who is there already, his last day may be over. */
    private void checkEnd(DirectAddition addition, AdditionPerson person) throws RuleViolation {
        Optional<User> known = users.findByMail(person.address());
        if (known.isPresent()) {
            Decision decision = policy.decisionOn(addition.id()).orElseThrow();
            decision.accessEndToCome(
                    addition.accessEndDate(),
                    clock.instant(),
                    zones.of(known.get().id()),
                    clock.instant());
        }
    }

    private Instant accessEnd(DirectAddition addition) {
        return accessEnd(addition, ZoneOffset.UTC);
    }

    private Instant accessEnd(DirectAddition addition, ZoneId zone) {
        Decision decision = policy.decisionOn(addition.id()).orElseThrow();
        return decision.accessEnd(addition.accessEndDate(), clock.instant(), zone);
    }
}
