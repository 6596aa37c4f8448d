package org.guestflow.harness;

import java.time.Duration;

/**
 * A fault that happens again and again while the load lasts.
 *
 * @param fault what happens
 * @param first how long after the load's beginning the first time
 * @param every how long from one to the next
 * @param most how often at most
 */
record Recurring(Fault fault, Duration first, Duration every, int most) {}
