package org.guestflow.panel.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import org.guestflow.invitation.Invitation;

/**
 * An invitation, as one of the people in it may see it.
 *
 * @param id its id
 * @param person whom it is to, as typed by who asked
 * @param target the name of what the person is invited to
 * @param state where it stands, as stored
 * @param since since when
 * @param askedBy who asked for it
 * @param createdAt when
 * @param accessEndDate until when access was asked for; null where as is usual
 * @param message the words in the mail; null where there are none
 * @param justification the reason that was given to the approvers; null where none was
 * @param reason why it ended as it did; null where there is nothing to say, and for whom it is not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MyInvitation(
        String id,
        String person,
        String target,
        String state,
        Instant since,
        String askedBy,
        Instant createdAt,
        LocalDate accessEndDate,
        String message,
        String justification,
        String reason) {

    /** For who asked, who is told how it ended. */
    static MyInvitation forInviter(Invitation invitation, String target, String askedBy) {
        return of(invitation, target, askedBy, invitation.stateReason().orElse(null));
    }

    /** For whom it is to. */
    static MyInvitation forInvitee(Invitation invitation, String target, String askedBy) {
        return of(invitation, target, askedBy, null);
    }

    private static MyInvitation of(Invitation invitation, String target, String askedBy, String reason) {
        return new MyInvitation(
                invitation.id().toString(),
                invitation.inviteeAsTyped(),
                target,
                invitation.state().stored(),
                invitation.stateSince(),
                askedBy,
                invitation.createdAt(),
                invitation.accessEndDate().orElse(null),
                invitation.message().orElse(null),
                invitation.justification().orElse(null),
                reason);
    }
}
