package org.guestflow.redemption;

import java.time.Instant;
import org.guestflow.invitation.InvitationLink;

/**
 * A redemption, as it stood when it was read.
 *
 * @param id its id
 * @param link the link that it goes through
 * @param state where it stands
 * @param language BCP 47 tag of the guest's pages and of the passcode's mail
 * @param startedAt when it began
 * @param abandonedAt when it is over if the guest has not come to an end
 * @param proven whether the browser that it was looked up for is the one that showed the right code
 */
public record Redemption(
        RedemptionId id,
        InvitationLink link,
        RedemptionState state,
        String language,
        Instant startedAt,
        Instant abandonedAt,
        boolean proven) {

    /** Judges the time at the moment of use, not by the process' timer: what is open and overdue counts as abandoned. */
    Redemption asOf(Instant now) {
        return state.isOpen() && !now.isBefore(abandonedAt)
                ? new Redemption(id, link, RedemptionState.ABANDONED, language, startedAt, abandonedAt, proven)
                : this;
    }
}
