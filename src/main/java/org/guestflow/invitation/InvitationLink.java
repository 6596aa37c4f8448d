package org.guestflow.invitation;

import org.guestflow.shared.RequestId;

/**
 * What a genuine link names. Whether it still works is for {@link Invitations#standingOf} to say.
 *
 * @param invitation the invitation
 * @param version the link's version
 */
public record InvitationLink(RequestId invitation, int version) {}
