package org.guestflow.invitation;

import java.util.List;
import java.util.Optional;

/**
 * What somebody asks for, as given and not checked yet. The names are those of Microsoft Graph's invitation and of the start variables of the process {@code invitation}.
 *
 * @param invitedUserEmailAddress the address as typed
 * @param targetType {@code group}, {@code application} or {@code directory}
 * @param targetId UUID or handle of the target; empty for the directory
 * @param invitedUserDisplayName the guest's name
 * @param customizedMessageBody the inviter's words, plain text
 * @param messageLanguage BCP 47 tag
 * @param inviteRedirectUrl where redemption sends the guest on to
 * @param sendInvitationMessage whether Guestflow mails the link
 * @param accessEndDate ISO 8601 date
 * @param justification why, for the approvers
 * @param ccRecipients who gets a copy of the mail
 * @param invitedUserType {@code Guest} or {@code Member}; a guest where empty
 * @param invitedUserSponsors who else answers for the guest: ids of users and ids or handles of groups
 * @param invitedUserId id of an account that is there already and is to prove the address
 * @param resetRedemption whether that account is an external user's who is to redeem anew
 */
public record InvitationRequest(
        String invitedUserEmailAddress,
        String targetType,
        Optional<String> targetId,
        Optional<String> invitedUserDisplayName,
        Optional<String> customizedMessageBody,
        Optional<String> messageLanguage,
        Optional<String> inviteRedirectUrl,
        boolean sendInvitationMessage,
        Optional<String> accessEndDate,
        Optional<String> justification,
        List<Copy> ccRecipients,
        Optional<String> invitedUserType,
        List<String> invitedUserSponsors,
        Optional<String> invitedUserId,
        boolean resetRedemption) {

    /** Copies the lists. */
    public InvitationRequest {
        ccRecipients = List.copyOf(ccRecipients);
        invitedUserSponsors = List.copyOf(invitedUserSponsors);
    }

    /**
     * Asks for a guest, without a copy of the mail and with the inviter as the only sponsor.
     *
     * @param invitedUserEmailAddress the address as typed
     * @param targetType {@code group}, {@code application} or {@code directory}
     * @param targetId UUID or handle of the target; empty for the directory
     * @param invitedUserDisplayName the guest's name
     * @param customizedMessageBody the inviter's words, plain text
     * @param messageLanguage BCP 47 tag
     * @param inviteRedirectUrl where redemption sends the guest on to
     * @param sendInvitationMessage whether Guestflow mails the link
     * @param accessEndDate ISO 8601 date
     * @param justification why, for the approvers
     */
    public InvitationRequest(
            String invitedUserEmailAddress,
            String targetType,
            Optional<String> targetId,
            Optional<String> invitedUserDisplayName,
            Optional<String> customizedMessageBody,
            Optional<String> messageLanguage,
            Optional<String> inviteRedirectUrl,
            boolean sendInvitationMessage,
            Optional<String> accessEndDate,
            Optional<String> justification) {
        this(
                invitedUserEmailAddress,
                targetType,
                targetId,
                invitedUserDisplayName,
                customizedMessageBody,
                messageLanguage,
                inviteRedirectUrl,
                sendInvitationMessage,
                accessEndDate,
                justification,
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                false);
    }

    /**
     * A recipient of a copy, as given.
     *
     * @param address the address
     * @param name the person's name
     */
    public record Copy(String address, Optional<String> name) {}
}
