package org.guestflow.lifecycle.process;

/** The names that {@code guest-inactivity.bpmn} and the code share. */
final class InactivityContract {

    static final String KEY = "guest-inactivity";

    static final String BLOCK_AT = "blockAt";
    static final String IS_BLOCKED = "guestBlocked";
    static final String DELETE_AT = "deleteAt";

    static final String GUEST_CAME_BACK = "Guest came back";
    static final String GUEST_RESTORED = "Guest restored";

    private InactivityContract() {}
}
