package org.guestflow.graph.invitation;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.guestflow.directory.Sponsor;
import org.guestflow.directory.UserType;
import org.guestflow.invitation.CopyRecipient;
import org.guestflow.invitation.Invitation;
import org.guestflow.invitation.InvitationPurpose;
import org.guestflow.mail.Delivery;
import org.guestflow.shared.BaseUrl;

/**
 * An invitation as Microsoft Graph's clients read it, with what Graph lacks added in the same dialect. The link is in the answer to the request alone
 * ({@link InvitationAnswer}).
 *
 * @param id its id
 * @param invitedUserEmailAddress the guest's address
 * @param invitedUserDisplayName the guest's name; absent where none was given
 * @param invitedUserType {@code Guest} or {@code Member}
 * @param invitedUserMessageInfo what the mail says, and who gets a copy
 * @param invitedUserSponsors who answers for the guest, the inviter first; absent where he was there before and has had sponsors
 * @param sendInvitationMessage whether Guestflow mails the link
 * @param inviteRedirectUrl where redemption sends the guest on to
 * @param resetRedemption whether a user who was there is to redeem anew
 * @param invitedUser the guest; absent before he is there and after he is removed
 * @param status {@code InProgress}, {@code PendingAcceptance}, {@code Completed} or {@code Error}
 * @param state where it stands, more exactly than Graph's status
 * @param stateReason why it ended; absent where there is nothing to say
 * @param target what the guest is brought into
 * @param accessEndDateTime until when access was asked for; absent where as is usual
 * @param justification why, for the approvers
 * @param invitedBy id of the inviter
 * @param createdDateTime when it was asked for
 * @param expirationDateTime when its link dies; absent before there is one
 * @param deliveries what became of its mail
 */
record InvitationResource(
        String id,
        String invitedUserEmailAddress,
        String invitedUserDisplayName,
        String invitedUserType,
        MessageInfoResource invitedUserMessageInfo,
        List<ObjectResource> invitedUserSponsors,
        boolean sendInvitationMessage,
        String inviteRedirectUrl,
        boolean resetRedemption,
        ObjectResource invitedUser,
        String status,
        String state,
        String stateReason,
        TargetResource target,
        Instant accessEndDateTime,
        String justification,
        String invitedBy,
        Instant createdDateTime,
        Instant expirationDateTime,
        List<DeliveryResource> deliveries) {

    private static final String USER = "#microsoft.graph.user";
    private static final String GROUP = "#microsoft.graph.group";

    /**
     * What the mail says.
     *
     * @param customizedMessageBody the inviter's words
     * @param messageLanguage BCP 47 tag as asked for; absent where the guest's own is taken
     * @param ccRecipients who gets a copy
     */
    record MessageInfoResource(
            String customizedMessageBody, String messageLanguage, List<RecipientResource> ccRecipients) {}

    /**
     * Who gets a copy.
     *
     * @param emailAddress where and who
     */
    record RecipientResource(MailboxResource emailAddress) {}

    /**
     * A mailbox.
     *
     * @param address its address
     * @param name whose it is; absent where it was not given
     */
    record MailboxResource(String address, String name) {}

    /**
     * An object of the directory.
     *
     * @param type what it is, as Graph names types
     * @param id its id
     */
    record ObjectResource(@JsonProperty("@odata.type") String type, String id) {}

    /**
     * What a guest is brought into.
     *
     * @param type {@code group}, {@code application} or {@code directory}
     * @param id its id; absent for the directory
     */
    record TargetResource(String type, String id) {}

    /**
     * What became of one mail.
     *
     * @param kind which mail
     * @param state what became of it
     * @param attempts how often sending was begun
     * @param serverAnswer what the mail server said last; absent before it did
     */
    record DeliveryResource(String kind, String state, int attempts, String serverAnswer) {}

    static InvitationResource of(Invitation invitation, List<Delivery> deliveries, BaseUrl baseUrl) {
        return new InvitationResource(
                invitation.id().toString(),
                invitation.invitee().toString(),
                invitation.displayName().orElse(null),
                invitation.terms().userType() == UserType.MEMBER ? "Member" : "Guest",
                messageInfo(invitation),
                sponsors(invitation),
                invitation.sendMessage(),
                invitation.redirectUrl().orElse(baseUrl.link("/")),
                invitation.terms().purpose() == InvitationPurpose.RESET_REDEMPTION,
                invitedUser(invitation),
                status(invitation),
                invitation.state().stored(),
                invitation.stateReason().orElse(null),
                target(invitation),
                invitation
                        .accessEndDate()
                        .map(day -> day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant())
                        .orElse(null),
                invitation.justification().orElse(null),
                invitation.inviter().toString(),
                invitation.createdAt(),
                invitation.expiresAt().orElse(null),
                deliveries.stream().map(InvitationResource::delivery).toList());
    }

    static ObjectResource invitedUser(Invitation invitation) {
        return invitation
                .guest()
                .map(guest -> new ObjectResource(USER, guest.toString()))
                .orElse(null);
    }

    static TargetResource target(Invitation invitation) {
        Object id = invitation.target().id();
        return new TargetResource(invitation.target().type().stored(), id == null ? null : id.toString());
    }

    private static MessageInfoResource messageInfo(Invitation invitation) {
        return new MessageInfoResource(
                invitation.message().orElse(null),
                invitation.language().orElse(null),
                invitation.terms().ccRecipients().stream()
                        .map(InvitationResource::recipient)
                        .toList());
    }

    private static RecipientResource recipient(CopyRecipient copy) {
        return new RecipientResource(
                new MailboxResource(copy.address().toString(), copy.name().orElse(null)));
    }

    /** An account that was there has its own sponsors, which the request does not change. */
    private static List<ObjectResource> sponsors(Invitation invitation) {
        List<Sponsor> sponsors = invitation.terms().sponsors();
        return sponsors.isEmpty()
                ? null
                : sponsors.stream().map(InvitationResource::sponsor).toList();
    }

    private static ObjectResource sponsor(Sponsor sponsor) {
        return new ObjectResource(
                sponsor.kind() == Sponsor.Kind.USER ? USER : GROUP, sponsor.id().toString());
    }

    static String status(Invitation invitation) {
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
