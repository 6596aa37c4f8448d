package org.guestflow.support;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports of this machine for servers that must be told theirs before they listen. They lie below those that the operating system itself gives to servers and to connections: one of
 * those could go to somebody else before its server has started.
 */
public final class FreePort {

    /** Above the ports that browsers refuse to open. */
    private static final int FIRST = 20_000;

    private static final int MANY = 12_000;

    /** Each JVM begins elsewhere, so that tests that run at once are not given the same. */
    private static final AtomicInteger TRIED =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(MANY));

    private FreePort() {}

    /**
     * Finds a port.
     *
     * @return one at which nobody listens, and which is given out once
     */
    public static int next() {
        int port = FIRST + TRIED.getAndIncrement() % MANY;
        return isFree(port) ? port : next();
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
