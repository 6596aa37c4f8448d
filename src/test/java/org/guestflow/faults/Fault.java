package org.guestflow.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Something that goes wrong once. */
@FunctionalInterface
interface Fault {

    /** Milliseconds. */
    long BETWEEN_LOOKS = 250;

    /** Lets it happen; where it lasts, until it is over. */
    void happen(Installation at) throws IOException, InterruptedException;

    /**
     * Kills the node that has been running longest and starts it again. Waits until all nodes answer: where the machine takes longer to start one than from one kill to the next, none would ever come up.
     */
    static Fault killANode() {
        return at -> {
            Optional<Node> node = Optional.empty();
            while (node.isEmpty()) {
                Thread.sleep(BETWEEN_LOOKS);
                node = at.nodes().stream().allMatch(Node::answers) ? at.longestRunning() : Optional.empty();
            }
            node.get().kill();
            node.get().start();
        };
    }

    /** Kills all nodes at the same moment and starts them again. */
    static Fault killAllNodes() {
        return at -> {
            at.nodes().forEach(Node::kill);
            at.nodes().forEach(Node::start);
        };
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
