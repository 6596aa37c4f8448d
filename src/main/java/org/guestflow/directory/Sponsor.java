package org.guestflow.directory;

import java.util.UUID;

/**
 * Who answers for a guest.
 *
 * @param id id of the user or group
 * @param group whether it is a group
 * @param displayName its name
 */
public record Sponsor(UUID id, boolean group, String displayName) {}
