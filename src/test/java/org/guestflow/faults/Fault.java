package org.guestflow.faults;

import java.io.IOException;
import java.time.Duration;

/** Something that goes wrong once. */
@FunctionalInterface
interface Fault {

    /** Lets it happen; where it lasts, until it is over. */
    void happen(Installation at) throws IOException, InterruptedException;

    /** Kills the node that has been running longest and starts it again; a node that does not answer yet is spared, or none would ever come up. */
    static Fault killANode() {
        return at -> at.longestRunning().ifPresent(node -> {
            node.kill();
            node.start();
        });
    }

    /** Restarts PostgreSQL without a checkpoint. */
    static Fault restartPostgres() {
        return at -> at.database().restartAtOnce();
    }

    /** Cuts every connection to PostgreSQL. */
    static Fault cutConnections() {
        return at -> at.database().cutConnections();
    }

    /** Stops a node for a while. */
    static Fault pauseANode(Duration time) {
        return at -> {
            Node node = at.longestRunning().orElseThrow();
            node.pause();
            Thread.sleep(time.toMillis());
            node.goOn();
        };
    }

    /** Lets the partner's directory say nothing for a while. */
    static Fault silencePartner(Duration time) {
        return at -> {
            at.directory().hold(true);
            Thread.sleep(time.toMillis());
            at.directory().hold(false);
        };
    }

    /** Fills the database's disk for a while; PostgreSQL, which ends itself where it cannot write its log, is started again as an init system would. */
    static Fault fillDisk(Duration time) {
        return at -> {
            at.disk().fill();
            Thread.sleep(time.toMillis());
            at.disk().clear();
            at.database().startAgain();
        };
    }

    /** Puts one node's clock to another time for a while. */
    static Fault moveClock(String offset, Duration time) {
        return at -> {
            NodeClock clock = at.nodes().get(0).clock().orElseThrow();
            clock.set(offset);
            Thread.sleep(time.toMillis());
            clock.set("+0");
        };
    }
}
