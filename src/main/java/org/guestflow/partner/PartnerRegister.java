package org.guestflow.partner;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.guestflow.directory.Organisation;
import org.guestflow.directory.Organisations;
import org.guestflow.directory.UserFilter;
import org.guestflow.directory.Users;
import org.guestflow.shared.DomainName;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.UserId;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How organisations become partners and cease to be some. */
@Service
@Transactional(rollbackFor = RuleViolation.class)
public class PartnerRegister {

    private final Organisations organisations;
    private final Partners partners;
    private final Users users;

    PartnerRegister(Organisations organisations, Partners partners, Users users) {
        this.organisations = organisations;
        this.partners = partners;
        this.users = users;
    }

    /**
     * Makes sure that an organisation can become a partner.
     *
     * @param organisation the organisation
     * @throws RuleViolation {@code DomainTaken} where a domain is the host's, or lies below the host's, or is another partner's
     */
    public void check(Organisation organisation) throws RuleViolation {
        Set<DomainName> taken = organisations.domains();
        Set<DomainName> hosts = organisations.host().domains();
        for (DomainName domain : organisation.domains()) {
            if (taken.contains(domain) || hosts.stream().anyMatch(domain::isWithin)) {
                throw domainTaken();
            }
        }
    }

    /**
     * Records an organisation that was unknown so far as a partner.
     *
     * @param organisation the organisation
     * @param partner what the host thinks of it
     * @param actor who records it
     * @throws RuleViolation {@code DomainTaken} where a domain is the host's, or lies below the host's, or is another partner's
     */
    public void add(Organisation organisation, Partner partner, UserId actor) throws RuleViolation {
        check(organisation);
        try {
            organisations.addPartner(organisation, actor.toString());
        } catch (DataIntegrityViolationException atTheSameMoment) {
            throw domainTaken();
        }
        partners.record(partner, actor);
    }

    /**
     * Forgets a partner to whom nothing refers: none of its people is in the directory, and nobody ever asked for any to be added directly.
     *
     * @param partner its record
     * @param actor who removes it
     * @throws RuleViolation {@code PartnerInUse} where something refers to it
     */
    public void remove(Partner partner, UserId actor) throws RuleViolation {
        Organisation organisation = organisations.find(partner.id()).orElseThrow();
        for (DomainName domain : organisation.domains()) {
            if (hasPeopleAt(domain)) {
                throw inUse();
            }
        }
        try {
            partners.remove(partner, actor);
            organisations.removePartner(organisation, actor.toString());
        } catch (DataIntegrityViolationException referredTo) {
            throw inUse();
        }
    }

    private boolean hasPeopleAt(DomainName domain) {
        return Stream.of("%@" + domain, "%." + domain).anyMatch(pattern -> users.count(at(pattern)) > 0);
    }

    private static UserFilter at(String mailPattern) {
        return new UserFilter(
                Optional.empty(),
                Optional.of(mailPattern),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    private static RuleViolation domainTaken() {
        return new RuleViolation(
                "DomainTaken",
                RuleViolation.Kind.CONFLICT,
                "A domain is the host's own or another partner's already.",
                "A domain belongs to one organisation; change that partner's record instead.");
    }

    private static RuleViolation inUse() {
        return new RuleViolation(
                "PartnerInUse",
                RuleViolation.Kind.CONFLICT,
                "The directory has people of this partner, or requests that name it.",
                "Switch direct addition off and take the trust away instead; its history stays readable then.");
    }
}
