package org.guestflow.panel.administration;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.guestflow.directory.GuestDomains;
import org.guestflow.directory.GuestLists;
import org.guestflow.directory.RoleAssignments;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.invitation.InvitationLists;
import org.guestflow.partner.Partner;
import org.guestflow.shared.DomainName;
import org.springframework.stereotype.Component;

/** Says what a change of a partner's record will affect. */
@Component
class PartnerEffects {

    private static final int MOST_NAMED = 21;

    private final GuestLists guests;
    private final InvitationLists invitations;
    private final RoleAssignments assignments;
    private final Users users;
    private final Names names;

    PartnerEffects(
            GuestLists guests, InvitationLists invitations, RoleAssignments assignments, Users users, Names names) {
        this.guests = guests;
        this.invitations = invitations;
        this.assignments = assignments;
        this.users = users;
        this.names = names;
    }

    long guestsAt(Set<DomainName> domains) {
        return guests.count(GuestDomains.at(domains));
    }

    /** Says who is from there, and what is under way. */
    List<Sentence> concerned(Set<DomainName> domains) {
        return List.of(
                Sentence.of("partner.effect.guests", guestsAt(domains)),
                Sentence.of("partner.effect.open", invitations.countOpenAt(domains)));
    }

    List<Sentence> ofChange(Partner before, Partner after, Set<DomainName> domains) {
        List<Sentence> effects = new ArrayList<>(concerned(domains));
        if (before.standing() != after.standing()) {
            effects.add(Sentence.of("partner.effect.standing"));
        }
        if (!before.longestAccess().equals(after.longestAccess())) {
            effects.add(Sentence.of("partner.effect.longestAccessDays"));
        }
        if (before.takesDirectAdditions() && !after.takesDirectAdditions()) {
            effects.add(Sentence.of("partner.effect.no-direct"));
        }
        if (after.directAddition() && after.connection().isEmpty()) {
            effects.add(Sentence.of("partner.effect.direct-waits"));
        }
        if (after.takesDirectAdditions()) {
            effects.add(direct(after, domains));
        }
        if (after.connection().isPresent() && !before.connection().equals(after.connection())) {
            effects.add(Sentence.of("partner.effect.connection"));
        }
        if (!before.signIn().equals(after.signIn())) {
            effects.add(signIn(after));
        }
        return effects;
    }

    private static Sentence signIn(Partner after) {
        return after.signIn()
                .map(provider ->
                        Sentence.of("partner.effect.signIn", provider.issuer().toString()))
                .orElseGet(() -> Sentence.of("partner.effect.no-signIn"));
    }

    private Sentence direct(Partner partner, Set<DomainName> domains) {
        String targets = names.of(partner.targets());
        if (targets.isEmpty()) {
            return Sentence.of("partner.effect.direct.nothing");
        }
        String people = names.people(vouching(partner, domains));
        return people.isEmpty()
                ? Sentence.of("partner.effect.direct.nobody", targets)
                : Sentence.of("partner.effect.direct", people, targets);
    }

    /** Whom the record and the roles let add people directly; whether they may list the partner's people its directory says. */
    private List<User> vouching(Partner partner, Set<DomainName> domains) {
        Stream<User> members = users.findAll(partner.assignedMembers()).values().stream()
                .filter(User::accountEnabled)
                .filter(user -> !user.isGuest() && (user.isGuestInviter() || user.isAdministrator()));
        return Stream.concat(assignments.guestInviters(GuestDomains.at(domains), MOST_NAMED).stream(), members)
                .toList();
    }
}
