package org.guestflow.directory;

import java.time.Instant;
import java.util.Optional;

/**
 * A group with what is asked for less often.
 *
 * @param group the group
 * @param membershipRule the rule that computes a dynamic group's members; empty for others
 * @param createdAt since when the directory has it
 */
public record GroupDetails(Group group, Optional<String> membershipRule, Instant createdAt) {}
