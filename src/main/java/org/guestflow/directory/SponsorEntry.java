package org.guestflow.directory;

/**
 * Who answers for a guest, to look at.
 *
 * @param sponsor the user or group
 * @param displayName its name
 */
public record SponsorEntry(Sponsor sponsor, String displayName) {}
