package org.guestflow.invitation;

import java.util.List;
import org.guestflow.mail.Delivery;

/**
 * An invitation that was asked for, as it is when that is done.
 *
 * @param invitation the invitation
 * @param deliveries what has become of its mail
 */
public record AskedInvitation(Invitation invitation, List<Delivery> deliveries) {

    /** Keeps the list as it is now. */
    public AskedInvitation {
        deliveries = List.copyOf(deliveries);
    }
}
