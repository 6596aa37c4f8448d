package org.guestflow.partner;

/** What a partner's server, or whoever stands in its place, may do; each must end in {@link PartnerUnreachable}, soon and with a clear message. */
public enum Misbehaviour {
    /** Takes the connection and says nothing. */
    SILENT("in time|too long"),
    /** Says one byte after the other, each in time, without end. */
    DRIPPING("in time|too long"),
    /** Answers with 50 MB. */
    HUGE("more than"),
    /** Gives the same page again and again, each with a further one announced. */
    REPEATING("repeats"),
    /** Announces a further page after each empty one. */
    ENDLESS("too long|come to an end"),
    /** Sends the asker to another host. */
    ELSEWHERE("not followed"),
    /** Has a certificate that has expired. */
    EXPIRED_CERTIFICATE("expired"),
    /** Has a certificate for another name. */
    OTHER_NAME("another name"),
    /** Has a certificate that nobody trusted has signed. */
    UNTRUSTED_CERTIFICATE("not of an authority"),
    /** Does not take the service account's password or token. */
    OTHER_PASSWORD("name and password|not take the token"),
    /** Is at an address of this machine that nobody listed. */
    UNLISTED("private"),
    /** Nothing listens there. */
    DOWN("Nobody answers");

    private final String said;

    Misbehaviour(String said) {
        this.said = said;
    }

    /** What the message must say: a regular expression for a part of it. */
    String said() {
        return said;
    }
}
