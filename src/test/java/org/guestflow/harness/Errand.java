package org.guestflow.harness;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Something that somebody wants done, and tries at one node and another until he is answered. */
@FunctionalInterface
interface Errand {

    /**
     * Tries once.
     *
     * @param port the node's port
     * @return how long to wait before the next try; empty where the errand is done
     * @throws IOException where the node did not answer: tried again
     */
    Optional<Duration> attempt(int port) throws IOException, InterruptedException;
}
