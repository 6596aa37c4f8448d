package org.guestflow.panel.administration;

import java.time.Instant;
import org.guestflow.invitation.InvitationState;

/**
 * A request in the list of all.
 *
 * @param id its id
 * @param person whom it is about
 * @param target the name of what the person is brought into
 * @param inviter the name of who asked
 * @param state where it stands
 * @param since since when
 */
public record RequestRow(
        String id, String person, String target, String inviter, InvitationState state, Instant since) {

    /**
     * Tells how its state is to be shown.
     *
     * @return {@code good}, {@code waiting} or {@code bad}
     */
    public String tone() {
        return state == InvitationState.COMPLETED ? "good" : state.isOpen() ? "waiting" : "bad";
    }
}
