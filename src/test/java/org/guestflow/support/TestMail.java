package org.guestflow.support;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;

/** One mail server for the test run, on free ports; it takes mail for everybody. */
public final class TestMail {

    private static final GreenMail SERVER = start();

    private TestMail() {}

    private static GreenMail start() {
        GreenMail server =
                new GreenMail(new ServerSetup[] {setup(ServerSetup.PROTOCOL_SMTP), setup(ServerSetup.PROTOCOL_IMAP)});
        server.start();
        return server;
    }

    private static ServerSetup setup(String protocol) {
        ServerSetup setup = new ServerSetup(0, "127.0.0.1", protocol);
        // The library's own 2 s are too short on a busy machine.
        setup.setServerStartupTimeout(20_000);
        return setup;
    }

    /**
     * Gives the server.
     *
     * @return the running server
     */
    public static GreenMail server() {
        return SERVER;
    }
}
