package org.guestflow.directaddition;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.guestflow.directory.Organisation;
import org.guestflow.directory.Organisations;
import org.guestflow.directory.User;
import org.guestflow.partner.Connection;
import org.guestflow.partner.EnumerationPrivilege;
import org.guestflow.partner.LookUp;
import org.guestflow.partner.Partner;
import org.guestflow.partner.PartnerPeople;
import org.guestflow.partner.PartnerPerson;
import org.guestflow.policy.Policy;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.TransactionMemory;
import org.springframework.stereotype.Component;

/** Asks whether the inviter may vouch, and for whom: Guestflow's own tables and the partner's directory, at this moment. */
@Component
class Vouching {

    private final JdbcDirectAdditions additions;
    private final JdbcAdditionPeople people;
    private final Conditions conditions;
    private final PartnerPeople partnerPeople;
    private final Organisations organisations;
    private final Policy policy;
    private final Clock clock;

    Vouching(
            JdbcDirectAdditions additions,
            JdbcAdditionPeople people,
            Conditions conditions,
            PartnerPeople partnerPeople,
            Organisations organisations,
            Policy policy,
            Clock clock) {
        this.additions = additions;
        this.people = people;
        this.conditions = conditions;
        this.partnerPeople = partnerPeople;
        this.organisations = organisations;
        this.policy = policy;
        this.clock = clock;
    }

    /** Tells what speaks against direct addition; what the partner's directory said is kept as evidence. */
    Optional<NotDirect> objection(DirectAddition addition, Partner partner, User inviter) {
        Optional<NotDirect> unmet = conditions.unmet(partner, inviter, addition.target());
        if (unmet.isPresent()) {
            return unmet;
        }
        if (!isStillAllowed(addition, inviter)) {
            return Optional.of(NotDirect.REQUEST_NOT_ALLOWED);
        }
        EnumerationPrivilege privilege = partnerPeople.privilegeOf(partner, inviter);
        String connection = partner.connection().map(Connection::description).orElseThrow();
        additions.evidence(addition.id(), new Evidence(connection, privilege.evidence(), clock.instant()));
        return privilege.held() ? Optional.empty() : Optional.of(NotDirect.NO_ENUMERATION_PRIVILEGE);
    }

    /** Role, ownership and settings may have changed since the request. */
    private boolean isStillAllowed(DirectAddition addition, User inviter) {
        try {
            String target = addition.target().id() == null
                    ? null
                    : addition.target().id().toString();
            policy.checkAddition(inviter, addition.target().type().stored(), target, Optional.empty());
            return true;
        } catch (RuleViolation changed) {
            return false;
        }
    }

    /** Looks for these people in the partner's directory and keeps with each whether he can be added; gives those who can. */
    List<AdditionPerson> lookUp(DirectAddition addition, Partner partner, User inviter, List<AdditionPerson> wanted) {
        List<AdditionPerson> ofPartner = wanted.stream()
                .filter(person -> isOf(partner, person.address()))
                .toList();
        Map<String, PartnerPerson> found = new HashMap<>();
        String query = "";
        if (!ofPartner.isEmpty()) {
            LookUp answer = partnerPeople.lookUp(partner, inviter, addresses(ofPartner));
            // The answer may have taken its time.
            TransactionMemory.forgetAll();
            found.putAll(byAddress(answer.people()));
            query = answer.query();
        }
        keep(addition, partner, wanted, found, query);
        return people.foundAmong(addition.id(), wanted);
    }

    private void keep(
            DirectAddition addition,
            Partner partner,
            List<AdditionPerson> wanted,
            Map<String, PartnerPerson> found,
            String query) {
        Map<AdditionPerson, PartnerPerson> active = new LinkedHashMap<>();
        Map<NotDirect, List<AdditionPerson>> others = new EnumMap<>(NotDirect.class);
        for (AdditionPerson person : wanted) {
            PartnerPerson known = found.get(person.address().key());
            if (known != null && known.active()) {
                active.put(person, known);
            } else {
                others.computeIfAbsent(
                                objection(partner, person, Optional.ofNullable(known)), first -> new ArrayList<>())
                        .add(person);
            }
        }
        people.found(addition.id(), active, query);
        others.forEach((because, them) -> people.notDirect(addition.id(), them, because));
    }

    private NotDirect objection(Partner partner, AdditionPerson person, Optional<PartnerPerson> known) {
        if (known.isPresent()) {
            return NotDirect.PERSON_NOT_ACTIVE;
        }
        return isOf(partner, person.address()) ? NotDirect.PERSON_NOT_FOUND : NotDirect.OTHER_DOMAIN;
    }

    private boolean isOf(Partner partner, EmailAddress address) {
        return organisations
                .findByDomain(address.domain())
                .map(Organisation::id)
                .filter(partner.id()::equals)
                .isPresent();
    }

    private static Collection<EmailAddress> addresses(List<AdditionPerson> wanted) {
        return wanted.stream().map(AdditionPerson::address).toList();
    }

    /** A directory that answers with somebody twice, or with somebody else, is not believed about him. */
    private static Map<String, PartnerPerson> byAddress(List<PartnerPerson> found) {
        return found.stream()
                .collect(Collectors.groupingBy(person -> person.mail().key()))
                .values()
                .stream()
                .filter(same -> same.size() == 1)
                .map(same -> same.get(0))
                .collect(Collectors.toMap(person -> person.mail().key(), Function.identity()));
    }
}
