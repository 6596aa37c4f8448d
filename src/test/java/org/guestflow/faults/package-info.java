/**
 * Bad days on purpose: the packaged application as processes on a real PostgreSQL, under load, while parts of it fail; afterwards it is counted what was lost or doubled. {@link
 * org.guestflow.faults.BadDays} runs them all (profile {@code faults}), {@link org.guestflow.faults.BadMinuteTest} a short one.
 */
package org.guestflow.faults;
