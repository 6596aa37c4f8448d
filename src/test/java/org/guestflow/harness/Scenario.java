package org.guestflow.harness;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.guestflow.harness.MailSink.Treatment;

/** A day: what there is, what is asked for, and what goes wrong. Described step by step before it begins. */
final class Scenario {

    /** Shorter than shipped, so that what waits for a lease to run out comes within a scenario; the proportions are kept. */
    private static final Map<String, String> SHORT_LEASES = Map.of(
            "guestflow.mail.retry-after", "2s,4s,8s,15s,30s,30s",
            "guestflow.mail.answer-timeout", "4s",
            "guestflow.mail.deadline", "5s",
            "guestflow.mail.lease", "11s",
            "guestflow.api.repeat-waits", "2s",
            "guestflow.api.claim-lease", "20s",
            "guestflow.partner-deadline", "5s",
            "db-scheduler.heartbeat-interval", "2s",
            "db-scheduler.missed-heartbeats-limit", "5",
            "camunda.bpm.job-execution.lock-time-in-millis", "15000");

    /** Started often and not for long. */
    private static final List<String> QUICK = List.of("-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private static final long SEED = 20_261_123;

    private final String name;
    private final int nodes;
    private final int invitations;
    private final int redemptions;
    private final List<String> jvm;
    private final Map<String, String> settings;
    private int additions;
    private Supplier<Treatment> treatments = () -> Treatment.TAKE;
    private List<Recurring> faults = List.of();
    private boolean smallDisk;
    private boolean ownClocks;
    private boolean upgraded;
    private boolean installedPostgres;

    private Scenario(
            String name, int nodes, int invitations, int redemptions, List<String> jvm, Map<String, String> settings) {
        this.name = name;
        this.nodes = nodes;
        this.invitations = invitations;
        this.redemptions = redemptions;
        this.jvm = List.copyOf(jvm);
        this.settings = Map.copyOf(settings);
    }

    /** One with a friendly mail server and nothing that goes wrong yet. */
    static Scenario named(String name, int nodes, int invitations, int redemptions) {
        return new Scenario(name, nodes, invitations, redemptions, QUICK, SHORT_LEASES);
    }

    /** Nodes as they are shipped, for measuring; but all guests come from one address, and one person adds them all. */
    static Scenario asShipped(List<String> jvm, int nodes) {
        return new Scenario(
                "as shipped",
                nodes,
                0,
                0,
                jvm,
                Map.of(
                        "guestflow.redemption.passcodes-per-hour-from-source",
                        "1000000",
                        "guestflow.direct-addition.people-per-hour",
                        "1000000"));
    }

    /** Has people added directly, ten in a request. */
    Scenario adding(int people) {
        additions = people;
        return this;
    }

    /** Says what goes wrong again and again. */
    Scenario with(Recurring... wrong) {
        faults = List.of(wrong);
        return this;
    }

    /** Treats one mail in a number of mails otherwise, drawn with a fixed seed. */
    Scenario treatingOneMailIn(int number, Treatment treatment) {
        Random dice = new Random(SEED);
        treatments = () -> dice.nextInt(number) == 0 ? treatment : Treatment.TAKE;
        return this;
    }

    /** Gives the database a disk that can be filled. */
    Scenario onSmallDisk() {
        smallDisk = true;
        return this;
    }

    /** Gives each node a clock of its own. */
    Scenario withOwnClocks() {
        ownClocks = true;
        return this;
    }

    /** Has the nodes run an earlier version at first. */
    Scenario beginningWithAnEarlierVersion() {
        upgraded = true;
        return this;
    }

    /** Has the machine's own PostgreSQL, which has the programs for backups with it. */
    Scenario onInstalledPostgres() {
        installedPostgres = true;
        return this;
    }

    /** What goes wrong, for the table. */
    String name() {
        return name;
    }

    int nodes() {
        return nodes;
    }

    /** How many people are invited, one request each. */
    int invitations() {
        return invitations;
    }

    /** How many of them redeem. */
    int redemptions() {
        return redemptions;
    }

    /** How many people are added directly. */
    int additions() {
        return additions;
    }

    int requests() {
        return invitations + redemptions + additions / Errands.PEOPLE_PER_ADDITION;
    }

    /** Options of the nodes' Java. */
    List<String> jvm() {
        return jvm;
    }

    /** What is set otherwise than shipped. */
    Map<String, String> settings() {
        return settings;
    }

    /** What the mail server does with each mail. */
    Supplier<Treatment> treatments() {
        return treatments;
    }

    List<Recurring> faults() {
        return faults;
    }

    boolean smallDisk() {
        return smallDisk;
    }

    boolean ownClocks() {
        return ownClocks;
    }

    boolean installedPostgres() {
        return installedPostgres;
    }

    boolean upgraded() {
        return upgraded;
    }

    long seed() {
        return SEED;
    }
}
