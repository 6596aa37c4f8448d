package org.guestflow.bulk;

import java.util.Optional;
import org.guestflow.directory.Target;
import org.guestflow.invitation.InvitationRequest;

/**
 * What a row of the file says, as given.
 *
 * @param address the address as typed
 * @param displayName the guest's name
 * @param message the inviter's words
 * @param language BCP 47 tag
 * @param redirectUrl where redemption sends the guest on to
 * @param sendInvitation whether Guestflow mails the link
 * @param accessEndDate ISO 8601 date
 * @param justification why, for the approvers
 */
public record RowFields(
        String address,
        Optional<String> displayName,
        Optional<String> message,
        Optional<String> language,
        Optional<String> redirectUrl,
        boolean sendInvitation,
        Optional<String> accessEndDate,
        Optional<String> justification) {

    InvitationRequest request(Target target) {
        return new InvitationRequest(
                address,
                target.type().stored(),
                Optional.ofNullable(target.id()).map(Object::toString),
                displayName,
                message,
                language,
                redirectUrl,
                sendInvitation,
                accessEndDate,
                justification);
    }
}
