package org.guestflow.directory;

/** What administrators look for among the guests, because nobody else does. */
public enum GuestFinding {
    /** Nobody answers for them. */
    WITHOUT_SPONSOR,
    /** They have accepted, and never signed in. */
    WITHOUT_SIGN_IN,
    /** Some access of theirs that is kept by hand does not end. */
    WITHOUT_END_DATE
}
