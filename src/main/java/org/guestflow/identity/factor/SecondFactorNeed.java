package org.guestflow.identity.factor;

/** Whether a user's sign-in needs a second factor. */
public enum SecondFactorNeed {
    /** He has none, and nothing asks for one. */
    NONE,

    /** He has registered one, and is asked for it. */
    SHOW,

    /** Policy asks for one, and he has none yet. */
    REGISTER
}
