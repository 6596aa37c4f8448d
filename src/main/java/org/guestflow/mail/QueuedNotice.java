package org.guestflow.mail;

import java.time.Instant;
import java.util.UUID;
import org.guestflow.shared.EmailAddress;

/**
 * A notice that this node has claimed for one attempt.
 *
 * @param id the row
 * @param notice the mail; its recipient is the addressee, whose name stands in the header
 * @param recipient to whom this row's envelope goes: the addressee or one of the copies
 * @param attempt the how-manieth attempt of the row, which is the claim's mark
 * @param attemptOfRound the how-manieth since it was queued, or queued again
 * @param perhapsSent whether an earlier attempt may have reached the recipient
 * @param queuedAt when it was decided on
 */
record QueuedNotice(
        UUID id,
        Notice notice,
        EmailAddress recipient,
        int attempt,
        int attemptOfRound,
        boolean perhapsSent,
        Instant queuedAt) {

    boolean isToAddressee() {
        return recipient.equals(notice.recipient());
    }

    SendingRound round() {
        return new SendingRound(id, attempt - attemptOfRound);
    }
}
