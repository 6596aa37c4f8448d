package org.guestflow.invitation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.guestflow.directory.Target;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.UserId;

/**
 * An invitation, as it stood when it was read.
 *
 * @param id its id, and the business key of its process instance
 * @param invitee the guest's normalised address
 * @param inviteeAsTyped the address as the inviter typed it
 * @param displayName the guest's name as the inviter gave it
 * @param target what the guest is brought into
 * @param inviter who asked
 * @param message the inviter's own words, plain text
 * @param language BCP 47 tag as asked for
 * @param redirectUrl where redemption sends the guest on to
 * @param sendMessage whether Guestflow mails the link
 * @param accessEndDate until when, as asked for
 * @param justification why, for the approvers
 * @param state where it stands
 * @param stateSince since when
 * @param stateReason why it ended, for the inviter
 * @param guest the guest object; empty before it is created and after it is removed
 * @param linkVersion the version of the link that works; 0 before the first one
 * @param expiresAt when the link dies; empty before the first one
 * @param createdAt when it was asked for
 * @param terms what else it says: what the account is to be, who answers for it, who gets a copy
 */
public record Invitation(
        RequestId id,
        EmailAddress invitee,
        String inviteeAsTyped,
        Optional<String> displayName,
        Target target,
        UserId inviter,
        Optional<String> message,
        Optional<String> language,
        Optional<String> redirectUrl,
        boolean sendMessage,
        Optional<LocalDate> accessEndDate,
        Optional<String> justification,
        InvitationState state,
        Instant stateSince,
        Optional<String> stateReason,
        Optional<UserId> guest,
        int linkVersion,
        Optional<Instant> expiresAt,
        Instant createdAt,
        InvitationTerms terms) {

    /**
     * Gives the account that is to prove an address anew.
     *
     * @return the account; empty where somebody is to come in
     */
    public Optional<UserId> account() {
        return terms.isForAccount() ? guest : Optional.empty();
    }
}
