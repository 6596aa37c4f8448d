package org.guestflow.harness;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import org.awaitility.Awaitility;

/** Something that goes wrong once. */
@FunctionalInterface
interface Fault {

    /** How often it is looked whether all nodes answer. */
    Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    /** Lets it happen; where it lasts, until it is over. */
    void happen(Installation at) throws IOException, InterruptedException;

    /**
     * Kills the node that has been running longest and starts it again. Waits until all nodes answer: where the machine takes longer to start one than from one kill to the next, none would ever come up.
     */
    static Fault killANode() {
        return startAnew(Node::kill);
    }

    /** Ends the node that has been running longest as a deployment does (SIGTERM), and starts it again. Waits as for one that is killed. */
    static Fault endANode() {
        return startAnew(Node::end);
    }

    private static Fault startAnew(Consumer<Node> end) {
        return at -> {
            Awaitility.await()
                    .pollInterval(BETWEEN_LOOKS)
                    .forever()
                    .until(() -> at.nodes().stream().allMatch(Node::answers));
            Node node = at.longestRunning().orElseThrow();
            at.suffer(installation -> end.accept(node));
            node.start();
        };
    }

    /** Kills all nodes at the same moment and starts them again. */
    static Fault killAllNodes() {
        return at -> {
            at.suffer(installation -> installation.nodes().forEach(Node::kill));
            at.nodes().forEach(Node::start);
        };
    }

    /** Ends one node after the other in order, puts the new version in its place and waits until it answers. */
    static Fault upgradeNodes() {
        return at -> at.nodes().forEach(node -> {
            node.end();
            node.install(Program.ofThisVersion());
            node.start();
            node.awaitAnswer();
        });
    }

    /** Restarts PostgreSQL without a checkpoint. */
    static Fault restartPostgres() {
        return at -> at.suffer(installation -> installation.database().restartAtOnce());
    }

    /** Cuts every connection to PostgreSQL. */
    static Fault cutConnections() {
        return at -> at.suffer(installation -> installation.database().cutConnections());
    }

    /** Stops a node for a while. */
    static Fault pauseANode(Duration time) {
        return at -> {
            Node node = at.longestRunning().orElseThrow();
            at.suffer(installation -> {
                node.pause();
                last(time);
                node.goOn();
            });
        };
    }

    /** Lets the partner's directory say nothing for a while. */
    static Fault silencePartner(Duration time) {
        return at -> {
            at.directory().hold(true);
            last(time);
            at.directory().hold(false);
        };
    }

    /** Fills the database's disk for a while; PostgreSQL, which ends itself where it cannot write its log, is started again as an init system would. */
    static Fault fillDisk(Duration time) {
        return at -> {
            at.suffer(installation -> {
                installation.disk().fill();
                last(time);
                installation.disk().clear();
                installation.database().startAgain();
            });
        };
    }

    /** Puts one node's clock to another time for a while. */
    static Fault moveClock(String offset, Duration time) {
        return at -> {
            NodeClock clock = at.nodes().get(0).clock().orElseThrow();
            at.suffer(installation -> {
                clock.set(offset);
                last(time);
                clock.set("+0");
            });
        };
    }

    /** The time that a fault takes is a part of it: nothing is waited for. */
    private static void last(Duration time) throws InterruptedException {
        Thread.sleep(time.toMillis());
    }
}
