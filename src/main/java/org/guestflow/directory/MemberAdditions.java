package org.guestflow.directory;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.RuleViolation.Kind;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How administrators record people of the host organisation. Every addition is audited. */
@Service
@Transactional
public class MemberAdditions {

    private final JdbcUsers users;
    private final Organisations organisations;
    private final Accounts accounts;
    private final Clock clock;

    MemberAdditions(JdbcUsers users, Organisations organisations, Accounts accounts, Clock clock) {
        this.users = users;
        this.organisations = organisations;
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * Records a person of the host organisation, without a credential. Whose address is in a domain of the host, or below one that is not recorded as a partner's, is no guest (behaviour.md section
     * 2, rule 6) and so may be a member; look-alikes of these domains are others.
     *
     * @param member what is known of the person
     * @param actor the administrator
     * @return the new member
     * @throws RuleViolation {@code DisplayNameInvalid}, {@code LanguageInvalid}, {@code NotOfTheHost}, {@code AddressReserved}, {@code AddressOfGuest} where somebody who was brought in has the address,
     *     {@code AddressInUse}; nothing is written then
     */
    public User add(NewMember member, UserId actor) throws RuleViolation {
        ObjectRules.checkDisplayName(member.displayName());
        if (member.preferredLanguage().isPresent()) {
            ObjectRules.checkLanguage(member.preferredLanguage().get());
        }
        check(member.mail());
        Optional<User> added = accounts.addMemberIfFree(
                member, actor.toString(), clock.instant().truncatedTo(ChronoUnit.MICROS));
        if (added.isEmpty()) {
            throw taken(member.mail());
        }
        return added.get();
    }

    private void check(EmailAddress mail) throws RuleViolation {
        if (!organisations
                .findByDomain(mail.domain())
                .map(Organisation::id)
                .equals(organisations.findHost().map(Organisation::id))) {
            throw new RuleViolation(
                    "NotOfTheHost",
                    Kind.INVALID,
                    "The address is in none of the host organisation's domains.",
                    "Whoever has an address elsewhere is invited as a guest.");
        }
        // User principal names of guests and programs are told by it: user_partner.com#EXT#@host.
        if (mail.localPart().indexOf('#') >= 0) {
            throw new RuleViolation(
                    "AddressReserved",
                    Kind.INVALID,
                    "Names with a # are those of guests and programs.",
                    "Choose an address without it.");
        }
    }

    private RuleViolation taken(EmailAddress mail) {
        Optional<User> holder = users.findByMail(mail);
        return holder.filter(User::isExternal).isPresent()
                ? new RuleViolation(
                        "AddressOfGuest",
                        Kind.CONFLICT,
                        "Somebody who was brought in from outside has this address: user "
                                + holder.get().id() + ".",
                        "Remove that account first, or choose another address.")
                : new RuleViolation(
                        "AddressInUse",
                        Kind.CONFLICT,
                        "An account has this address already.",
                        "Look for the person by the address, or choose another one.");
    }
}
