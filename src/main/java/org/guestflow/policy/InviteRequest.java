package org.guestflow.policy;

import java.time.LocalDate;
import java.util.Optional;
import org.guestflow.directory.Target;
import org.guestflow.directory.User;
import org.guestflow.shared.EmailAddress;

/**
 * A request that has passed the fixed rules: everything named in it exists and is allowed.
 *
 * @param inviter the authenticated caller
 * @param invitee the normalised address
 * @param inviteeAsTyped the address as the inviter typed it
 * @param target what the guest is brought into
 * @param accessEndDate until when, as asked for
 * @param knownGuest the external user who has that address already, where somebody is to come in
 */
public record InviteRequest(
        User inviter,
        EmailAddress invitee,
        String inviteeAsTyped,
        Target target,
        Optional<LocalDate> accessEndDate,
        Optional<User> knownGuest) {}
