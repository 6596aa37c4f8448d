package org.guestflow.routes;

import org.guestflow.support.Visitor;

/** The kinds of people as whom every route is tried; what sets them apart is in the demo's data. */
enum Person {
    /** Is not signed in. */
    NOBODY(""),
    /** Administrator. */
    ADA("ada@woodgrove.com"),
    /** Member who owns a group and an application. */
    OLIVIA("olivia@woodgrove.com"),
    /** Member who owns nothing. */
    BEN("ben@woodgrove.com"),
    /** Guest with the role Guest Inviter. */
    SAM("sam@litware.com"),
    /** Guest without a role. */
    LENA("lena@litware.com");

    static final Person[] MEMBERS = {ADA, OLIVIA, BEN};
    static final Person[] GUESTS = {SAM, LENA};
    static final Person[] SIGNED_IN = {ADA, OLIVIA, BEN, SAM, LENA};
    static final Person[] ALL = values();

    private final String mail;

    Person(String mail) {
        this.mail = mail;
    }

    /** The address to sign in with; empty for nobody. */
    String mail() {
        return mail;
    }

    /** At a browser of his own. */
    Visitor at(int port) {
        return this == NOBODY ? new Visitor(port) : Visitor.signedIn(port, mail);
    }
}
