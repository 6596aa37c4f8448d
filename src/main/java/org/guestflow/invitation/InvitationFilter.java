package org.guestflow.invitation;

import java.util.Optional;
import org.guestflow.shared.UserId;

/**
 * Which invitations to list.
 *
 * @param inviter who asked
 * @param state where they stand
 * @param text what the invited address or the name begins with
 */
public record InvitationFilter(Optional<UserId> inviter, Optional<InvitationState> state, Optional<String> text) {}
