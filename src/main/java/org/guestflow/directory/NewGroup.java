package org.guestflow.directory;

import java.util.Optional;
import java.util.Set;
import org.guestflow.shared.UserId;

/**
 * A group that is about to be recorded.
 *
 * @param group the group
 * @param rule the rule of a dynamic group; empty for others
 * @param owners who owns it; at least one
 */
public record NewGroup(Group group, Optional<String> rule, Set<UserId> owners) {}
