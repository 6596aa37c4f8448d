package org.guestflow.redemption;

import java.time.Instant;
import java.util.UUID;

/**
 * A code that was mailed, without the code itself: it is derived from this and the installation's secret key whenever it is needed.
 *
 * @param id its number; also the notice's generation
 * @param redemption the redemption that it is for
 * @param seed what makes the code another one than that of every other number
 * @param expiresAt when it is over
 * @param tries how often it was guessed at
 */
record Passcode(long id, RedemptionId redemption, UUID seed, Instant expiresAt, int tries) {}
