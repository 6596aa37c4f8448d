package org.guestflow.lifecycle.process;

/** The names that {@code access-extension.bpmn} and the code share. */
final class ExtensionContract {

    static final String KEY = "access-extension";

    static final String ACCESS_ENDS_AT = "accessEndsAt";

    private ExtensionContract() {}
}
