package org.guestflow.invitation;

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
        Optional<String> justification) {}
