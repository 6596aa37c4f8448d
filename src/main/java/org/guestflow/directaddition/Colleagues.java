package org.guestflow.directaddition;

import java.util.List;
import java.util.Optional;
import org.guestflow.directory.Organisation;
import org.guestflow.directory.Organisations;
import org.guestflow.directory.Target;
import org.guestflow.directory.User;
import org.guestflow.partner.EnumerationPrivilege;
import org.guestflow.partner.Partner;
import org.guestflow.partner.PartnerPeople;
import org.guestflow.partner.PartnerPerson;
import org.guestflow.partner.PartnerUnreachable;
import org.guestflow.partner.Partners;
import org.guestflow.shared.DomainName;
import org.guestflow.shared.RuleViolation;
import org.springframework.stereotype.Service;

/** Lets somebody who may list a partner's directory search it for people to add (behaviour.md section 5.3). Never called inside a transaction: the partner's answer may take its time. */
@Service
public class Colleagues {

    private static final int SHORTEST = 2;
    private static final int LONGEST = 100;
    private static final int MOST = 20;

    private final Partners partners;
    private final Organisations organisations;
    private final PartnerPeople people;
    private final Conditions conditions;

    Colleagues(Partners partners, Organisations organisations, PartnerPeople people, Conditions conditions) {
        this.partners = partners;
        this.organisations = organisations;
        this.people = people;
        this.conditions = conditions;
    }

    /**
     * Lists the partners whose people somebody could add to a target directly, as far as Guestflow's own tables say; whether he may list their directories each of them tells when it is searched.
     *
     * @param inviter who
     * @param target to what
     * @return the partners, ordered by name
     */
    public List<Partner> partnersOf(User inviter, Target target) {
        return partners.list().stream()
                .filter(partner -> conditions.unmet(partner, inviter, target).isEmpty())
                .toList();
    }

    /**
     * Lists the partners whose people somebody could add directly to the targets of their records, had he the role Guest Inviter.
     *
     * @param inviter who
     * @return the partners that he is a guest from or that are assigned to him, ordered by name
     */
    public List<Partner> partnersSpokenForBy(User inviter) {
        return partners.list().stream()
                .filter(partner -> partner.takesDirectAdditions() && conditions.speaksFor(partner, inviter))
                .toList();
    }

    /**
     * Searches a partner's directory by the beginning of a name or an address. The partner is asked first whether the searcher may list its people: Guestflow's own account there might
     * see more than he may.
     *
     * @param partner one of {@link #partnersOf}
     * @param inviter who searches
     * @param text what was typed
     * @return active people, ordered by name, twenty at most
     * @throws RuleViolation {@code SearchTooShort}, {@code NoEnumerationPrivilege} or {@code PartnerUnreachable}
     */
    public List<PartnerPerson> search(Partner partner, User inviter, String text) throws RuleViolation {
        String typed = text.strip();
        if (typed.length() < SHORTEST || typed.length() > LONGEST) {
            throw new RuleViolation(
                    "SearchTooShort",
                    RuleViolation.Kind.INVALID,
                    "There is too little or too much to search for.",
                    "Type two letters of a name or an address, or more.");
        }
        try {
            EnumerationPrivilege privilege = people.privilegeOf(partner, inviter);
            if (!privilege.held()) {
                throw new RuleViolation(
                        "NoEnumerationPrivilege",
                        RuleViolation.Kind.FORBIDDEN,
                        "The partner's directory does not let the caller list its people.",
                        "Type the addresses of colleagues; they are invited then.");
            }
            return people.search(partner, inviter, typed, MOST);
        } catch (PartnerUnreachable unreachable) {
            RuleViolation refusal = new RuleViolation(
                    "PartnerUnreachable",
                    RuleViolation.Kind.CONFLICT,
                    "The partner's directory cannot be asked at the moment.",
                    "Try again later, or type the addresses of colleagues; they are invited then.");
            refusal.initCause(unreachable);
            throw refusal;
        }
    }

    /**
     * Names a partner as a request does.
     *
     * @param partner a recorded partner
     * @return one of its domains
     */
    public DomainName domainOf(Partner partner) {
        Optional<Organisation> organisation = organisations.find(partner.id());
        return organisation.orElseThrow().defaultDomain();
    }
}
