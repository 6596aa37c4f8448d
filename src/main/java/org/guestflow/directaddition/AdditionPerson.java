package org.guestflow.directaddition;

import java.time.Instant;
import java.util.Optional;
import org.guestflow.directory.NewGuest;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.UserId;

/**
 * One person of a request.
 *
 * @param position the place in the request, from 0
 * @param mail the normalised address; empty for what is no address
 * @param mailAsTyped the address as the inviter typed it
 * @param outcome what became of the person
 * @param rule why not directly, or why not at all: the rule's name
 * @param message the same in words
 * @param directoryId what the partner's directory knows the person by
 * @param displayName the name that it has for the person
 * @param preferredLanguage BCP 47 tag, from there
 * @param query the look-up that found the person
 * @param lookedUpAt when that was
 * @param user the guest
 * @param invitation the invitation that was asked for instead
 */
public record AdditionPerson(
        int position,
        Optional<EmailAddress> mail,
        String mailAsTyped,
        PersonOutcome outcome,
        Optional<String> rule,
        Optional<String> message,
        Optional<String> directoryId,
        Optional<String> displayName,
        Optional<String> preferredLanguage,
        Optional<String> query,
        Optional<Instant> lookedUpAt,
        Optional<UserId> user,
        Optional<RequestId> invitation) {

    /** The address of a person who is not refused for having none. */
    EmailAddress address() {
        return mail.orElseThrow();
    }

    /** The account to be, of a person who was found. */
    NewGuest asGuestOf(UserId inviter) {
        return new NewGuest(address(), mailAsTyped, displayName, preferredLanguage, inviter);
    }
}
