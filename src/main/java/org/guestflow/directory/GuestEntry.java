package org.guestflow.directory;

import java.time.Instant;
import java.util.Optional;

/**
 * A guest in a list.
 *
 * @param user the guest
 * @param targets how many groups and applications the guest is in
 * @param firstEnd when the first of these ends; empty where none does
 * @param sponsors the names of those who answer for the guest, separated by commas
 * @param lastSignIn when the guest last signed in; empty where never
 */
public record GuestEntry(
        User user, long targets, Optional<Instant> firstEnd, String sponsors, Optional<Instant> lastSignIn) {}
