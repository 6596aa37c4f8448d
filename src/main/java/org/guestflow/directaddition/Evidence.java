package org.guestflow.directaddition;

import java.time.Instant;

/**
 * Why the inviter was believed (behaviour.md section 5).
 *
 * @param connection over which connection the partner's directory was asked
 * @param privilege what it was asked and what it said
 * @param verifiedAt when
 */
public record Evidence(String connection, String privilege, Instant verifiedAt) {}
