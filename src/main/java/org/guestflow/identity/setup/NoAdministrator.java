package org.guestflow.identity.setup;

/** Says that nobody could administer this installation: it does not start, for whoever came first might make himself its administrator. */
class NoAdministrator extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoAdministrator(String message) {
        super(message);
    }
}
