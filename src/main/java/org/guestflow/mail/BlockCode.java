package org.guestflow.mail;

import java.time.Instant;
import java.util.UUID;

/**
 * A code that was mailed to a recipient who wants invitations again.
 *
 * @param id its number
 * @param notice the mail whose link was used
 * @param seed what the code is derived from, besides the secret key
 * @param expiresAt until when it holds
 */
record BlockCode(long id, UUID notice, UUID seed, Instant expiresAt) {}
