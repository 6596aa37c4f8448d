package org.guestflow.directory;

import java.util.UUID;

/**
 * A group, as it stood when it was read.
 *
 * @param id its id
 * @param mailNickname its handle, unique
 * @param displayName its name
 * @param membership how it comes by its members
 * @param selfService whether its owners may bring guests in by themselves
 * @param sensitivity its label
 */
public record Group(
        UUID id,
        String mailNickname,
        String displayName,
        GroupMembership membership,
        boolean selfService,
        Sensitivity sensitivity) {}
