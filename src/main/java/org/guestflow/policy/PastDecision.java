package org.guestflow.policy;

import java.time.Instant;

/**
 * One of the decisions on a request: it is decided again whenever something changes that it rests on.
 *
 * @param at when it was made
 * @param decision the table's answer, and what was put to it
 */
public record PastDecision(Instant at, Decision decision) {}
