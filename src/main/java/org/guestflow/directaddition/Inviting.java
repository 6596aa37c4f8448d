package org.guestflow.directaddition;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.guestflow.directory.User;
import org.guestflow.invitation.InvitationRequest;
import org.guestflow.invitation.Invitations;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;
import org.springframework.stereotype.Component;

/** Asks for an ordinary invitation in the place of a direct addition. */
@Component
class Inviting {

    private final JdbcAdditionPeople people;
    private final Invitations invitations;

    Inviting(JdbcAdditionPeople people, Invitations invitations) {
        this.people = people;
        this.invitations = invitations;
    }

    void invite(DirectAddition addition, Optional<User> inviter, AdditionPerson person) {
        if (inviter.isEmpty()) {
            people.ended(
                    addition.id(), person, PersonOutcome.REFUSED, "InviterGone", "Whoever asked is no longer there.");
            return;
        }
        try {
            RequestId invitation = invitations.request(inviter.get(), request(addition, person));
            people.invited(addition.id(), person, invitation);
        } catch (RuleViolation refusal) {
            people.ended(addition.id(), person, PersonOutcome.REFUSED, refusal.rule(), refusal.getMessage());
        }
    }

    private static InvitationRequest request(DirectAddition addition, AdditionPerson person) {
        return new InvitationRequest(
                person.mailAsTyped(),
                addition.target().type().stored(),
                Optional.ofNullable(addition.target().id()).map(UUID::toString),
                person.displayName(),
                Optional.empty(),
                person.preferredLanguage(),
                Optional.empty(),
                true,
                addition.accessEndDate().map(LocalDate::toString),
                addition.justification());
    }
}
