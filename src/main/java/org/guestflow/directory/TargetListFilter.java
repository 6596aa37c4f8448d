package org.guestflow.directory;

import java.util.Optional;
import org.guestflow.shared.UserId;

/**
 * Which groups and applications to list.
 *
 * @param owner only those that this user owns
 * @param text only those whose name or handle begins with this, whatever the letters' case
 */
public record TargetListFilter(Optional<UserId> owner, Optional<String> text) {}
