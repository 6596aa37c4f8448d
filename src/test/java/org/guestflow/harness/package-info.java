/**
 * The packaged application as processes on a real PostgreSQL, with a mail server that bears a load. Bad days on purpose: parts fail under load, and afterwards it is counted what was lost or doubled;
 * {@link org.guestflow.harness.BadDays} runs them all (profile {@code faults}), {@link org.guestflow.harness.BadMinuteTest} a short one. And what work costs: {@link org.guestflow.harness.Benchmark}
 * (profile {@code bench}).
 */
package org.guestflow.harness;
