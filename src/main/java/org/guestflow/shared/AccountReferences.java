package org.guestflow.shared;

/** What a feature keeps under a user's id, where one person has had two accounts and is to have one. Each feature whose rows outlive an account has a bean of this kind. */
public interface AccountReferences {

    /**
     * Refuses where something has to be ended first.
     *
     * @param from the account that goes
     * @throws RuleViolation naming what has to be ended
     */
    default void check(UserId from) throws RuleViolation {}

    /**
     * Hands everything to the other account, in the current transaction. What both have stays as the other has it.
     *
     * @param from the account that goes
     * @param to the account that stays
     */
    void move(UserId from, UserId to);
}
