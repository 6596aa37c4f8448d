package org.guestflow.directory;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.guestflow.shared.UserId;

/**
 * That a user may use an application.
 *
 * @param user the user
 * @param userName the user's display name
 * @param application the application's id
 * @param applicationName the application's display name
 * @param grantedAt since when; empty where a rule or another directory decides on the group through which access is handed out
 * @param endsAt until when; empty where it has no end
 */
public record Assignment(
        UserId user,
        String userName,
        UUID application,
        String applicationName,
        Optional<Instant> grantedAt,
        Optional<Instant> endsAt) {}
