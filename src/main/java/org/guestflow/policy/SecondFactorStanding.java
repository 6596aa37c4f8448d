package org.guestflow.policy;

/**
 * What is asked of a user's sign-in besides his password, mailed code or sign-in elsewhere.
 *
 * @param required whether the tenant's setting or a decision on his access asks for a second factor
 * @param registered whether he has registered one
 */
public record SecondFactorStanding(boolean required, boolean registered) {}
