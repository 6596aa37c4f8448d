package org.guestflow.panel.owned;

import java.util.List;
import java.util.Optional;
import org.guestflow.directory.Target;
import org.guestflow.invitation.InvitationRequest;
import org.guestflow.invitation.PastedAddresses;
import org.guestflow.invitation.PastedAddresses.Pasted;

/**
 * What is filled in to add people.
 *
 * @param people addresses as pasted
 * @param message the inviter's words
 * @param language BCP 47 tag; empty for the guest's own
 * @param accessEndDate ISO 8601 date; empty for as long as is usual
 * @param justification why, for the approvers
 */
public record AddForm(String people, String message, String language, String accessEndDate, String justification) {

    /** Takes a field that was not sent as an empty one. */
    public AddForm {
        people = orEmpty(people);
        message = orEmpty(message);
        language = orEmpty(language);
        accessEndDate = orEmpty(accessEndDate);
        justification = orEmpty(justification);
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }

    List<Pasted> pasted() {
        return PastedAddresses.read(people);
    }

    InvitationRequest request(Pasted person, Target target) {
        return new InvitationRequest(
                person.address(),
                target.type().stored(),
                Optional.of(target.id().toString()),
                person.name(),
                given(message),
                given(language),
                Optional.empty(),
                true,
                given(accessEndDate),
                given(justification));
    }

    private static Optional<String> given(String text) {
        return Optional.of(text).filter(typed -> !typed.isBlank());
    }
}
