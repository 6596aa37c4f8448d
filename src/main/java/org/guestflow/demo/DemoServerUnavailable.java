package org.guestflow.demo;

/** Says which of the demo's servers does not start, mostly because something else has its port. */
class DemoServerUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String setting;

    DemoServerUnavailable(String server, int port, String setting, Exception cause) {
        super("The demo's " + server + " does not start on port " + port + ": " + cause.getMessage(), cause);
        this.setting = setting;
    }

    /** Names the setting by which another port is chosen. */
    String setting() {
        return setting;
    }
}
