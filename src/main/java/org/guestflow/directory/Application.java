package org.guestflow.directory;

import java.util.Optional;
import java.util.UUID;

/**
 * An application, as it stood when it was read.
 *
 * @param id its id
 * @param appId its handle, unique
 * @param displayName its name
 * @param selfService whether its owners may bring guests in by themselves
 * @param sensitivity its label
 * @param accessGroup the group through which it hands out access; empty where users are assigned to it directly
 */
public record Application(
        UUID id,
        String appId,
        String displayName,
        boolean selfService,
        Sensitivity sensitivity,
        Optional<Group> accessGroup) {}
