package org.guestflow.panel.requests;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.guestflow.invitation.CopyRecipient;
import org.guestflow.invitation.Invitation;
import org.guestflow.invitation.InvitationState;

/**
 * A request as the pages show it.
 *
 * @param id its id
 * @param person whom it is about
 * @param target the name of what the person is brought into
 * @param state where it stands, as stored
 * @param since since when
 * @param reason why it ended; null where there is nothing to say
 * @param createdAt when it was asked for
 * @param expiresAt when the link dies; null before there is one
 * @param accessEndDate until when access was asked for; null where as is usual
 * @param message the inviter's words; null where there are none
 * @param justification why, for the approvers; null where none was given
 * @param copies who gets a copy of the invitation's mail
 * @param resendable whether a new link can be sent
 * @param revocable whether it can be withdrawn
 */
public record RequestItem(
        String id,
        String person,
        String target,
        String state,
        Instant since,
        String reason,
        Instant createdAt,
        Instant expiresAt,
        LocalDate accessEndDate,
        String message,
        String justification,
        List<String> copies,
        boolean resendable,
        boolean revocable) {

    /** Copies the list. */
    public RequestItem {
        copies = List.copyOf(copies);
    }

    static RequestItem of(Invitation invitation, String target) {
        String person = invitation
                .displayName()
                .map(name -> name + " (" + invitation.inviteeAsTyped() + ")")
                .orElse(invitation.inviteeAsTyped());
        return new RequestItem(
                invitation.id().toString(),
                person,
                target,
                invitation.state().stored(),
                invitation.stateSince(),
                invitation.stateReason().orElse(null),
                invitation.createdAt(),
                invitation.expiresAt().orElse(null),
                invitation.accessEndDate().orElse(null),
                invitation.message().orElse(null),
                invitation.justification().orElse(null),
                invitation.terms().ccRecipients().stream()
                        .map(CopyRecipient::shown)
                        .toList(),
                invitation.state() == InvitationState.PENDING_ACCEPTANCE,
                invitation.state().isOpen());
    }

    /**
     * Tells how its state is to be shown.
     *
     * @return {@code good}, {@code waiting} or {@code bad}
     */
    public String tone() {
        return switch (state) {
            case "completed" -> "good";
            case "requested", "awaiting_approval", "pending_acceptance" -> "waiting";
            default -> "bad";
        };
    }
}
