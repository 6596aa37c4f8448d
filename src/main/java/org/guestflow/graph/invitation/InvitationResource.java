package org.guestflow.graph.invitation;

import java.time.Instant;
import java.util.List;
import org.guestflow.invitation.Invitation;
import org.guestflow.mail.Delivery;

/**
 * An invitation as Microsoft Graph's clients read it, with what Graph lacks added in the same dialect.
 *
 * @param id its id
 * @param invitedUserEmailAddress the guest's address
 * @param invitedUserDisplayName the guest's name; absent where none was given
 * @param status {@code InProgress}, {@code PendingAcceptance}, {@code Completed} or {@code Error}
 * @param state where it stands, more exactly than Graph's status
 * @param stateReason why it ended; absent where there is nothing to say
 * @param targetType {@code group}, {@code application} or {@code directory}
 * @param targetId the target's id; absent for the directory
 * @param invitedBy id of the inviter
 * @param createdDateTime when it was asked for
 * @param expirationDateTime when its link dies; absent before there is one
 * @param deliveries what became of its mail
 */
record InvitationResource(
        String id,
        String invitedUserEmailAddress,
        String invitedUserDisplayName,
        String status,
        String state,
        String stateReason,
        String targetType,
        String targetId,
        String invitedBy,
        Instant createdDateTime,
        Instant expirationDateTime,
        List<DeliveryResource> deliveries) {

    /**
     * What became of one mail.
     *
     * @param kind which mail
     * @param state what became of it
     * @param attempts how often sending was begun
     * @param serverAnswer what the mail server said last; absent before it did
     */
    record DeliveryResource(String kind, String state, int attempts, String serverAnswer) {}

    static InvitationResource of(Invitation invitation, List<Delivery> deliveries) {
        return new InvitationResource(
                invitation.id().toString(),
                invitation.invitee().toString(),
                invitation.displayName().orElse(null),
                status(invitation),
                invitation.state().stored(),
                invitation.stateReason().orElse(null),
                invitation.target().type().stored(),
                invitation.target().id() == null
                        ? null
                        : invitation.target().id().toString(),
                invitation.inviter().toString(),
                invitation.createdAt(),
                invitation.expiresAt().orElse(null),
                deliveries.stream().map(InvitationResource::delivery).toList());
    }

    private static String status(Invitation invitation) {
        return switch (invitation.state()) {
            case REQUESTED, AWAITING_APPROVAL -> "InProgress";
            case PENDING_ACCEPTANCE -> "PendingAcceptance";
            case COMPLETED -> "Completed";
            case DENIED, REJECTED, EXPIRED, REVOKED, DECLINED, UNDELIVERABLE -> "Error";
        };
    }

    private static DeliveryResource delivery(Delivery delivery) {
        return new DeliveryResource(
                delivery.kind().stored(),
                delivery.state().name(),
                delivery.attempts(),
                delivery.serverAnswer().orElse(null));
    }
}
