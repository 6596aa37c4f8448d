package org.guestflow.harness;

import java.time.Instant;

/**
 * A fault that has come about.
 *
 * @param begun when it began
 * @param ended when it was over
 */
record Mishap(Instant begun, Instant ended) {}
