package org.guestflow.mail.bounce;

/** How the connection to the mailbox is encrypted. */
public enum Encryption {
    /** From the first byte on (RFC 8314). */
    TLS,
    /** After STARTTLS, which the server must offer. */
    STARTTLS,
    /** Not at all: for a server on the same machine. */
    NONE
}
