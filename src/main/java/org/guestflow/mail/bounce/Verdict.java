package org.guestflow.mail.bounce;

/** What became of a report. */
public enum Verdict {
    /** It is dealt with, for good. */
    SETTLED,
    /** It can be dealt with a little later. */
    LATER
}
