package org.guestflow.harness;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.guestflow.harness.MailSink.Treatment;

/**
 * A bad day.
 *
 * @param name what goes wrong, for the table
 * @param nodes how many nodes there are
 * @param invitations how many people are invited, one request each
 * @param redemptions how many of them redeem
 * @param additions how many people are added directly, ten in a request
 * @param jvm options of the nodes' Java
 * @param settings what is set otherwise than shipped
 * @param treatments what the mail server does with each mail
 * @param faults what else goes wrong
 * @param smallDisk whether the database has a disk that can be filled
 * @param ownClocks whether the nodes have clocks of their own
 * @param upgraded whether the nodes run an earlier version at first
 */
record Scenario(
        String name,
        int nodes,
        int invitations,
        int redemptions,
        int additions,
        List<String> jvm,
        Map<String, String> settings,
        Supplier<Treatment> treatments,
        List<Recurring> faults,
        boolean smallDisk,
        boolean ownClocks,
        boolean upgraded) {

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

    /** One with a friendly mail server and nothing that goes wrong yet. */
    static Scenario named(String name, int nodes, int invitations, int redemptions) {
        return new Scenario(
                name,
                nodes,
                invitations,
                redemptions,
                0,
                QUICK,
                SHORT_LEASES,
                () -> Treatment.TAKE,
                List.of(),
                false,
                false,
                false);
    }

    /** One node as it is shipped, for measuring. */
    static Scenario asShipped(List<String> jvm) {
        return new Scenario(
                "as shipped", 1, 0, 0, 0, jvm, Map.of(), () -> Treatment.TAKE, List.of(), false, false, false);
    }

    Scenario adding(int people) {
        return new Scenario(
                name,
                nodes,
                invitations,
                redemptions,
                people,
                jvm,
                settings,
                treatments,
                faults,
                smallDisk,
                ownClocks,
                upgraded);
    }

    Scenario with(Recurring... wrong) {
        return new Scenario(
                name,
                nodes,
                invitations,
                redemptions,
                additions,
                jvm,
                settings,
                treatments,
                List.of(wrong),
                smallDisk,
                ownClocks,
                upgraded);
    }

    /** Treats one mail in a number of mails otherwise, drawn with a fixed seed. */
    Scenario treatingOneMailIn(int number, Treatment treatment) {
        Random dice = new Random(SEED);
        Supplier<Treatment> drawn = () -> dice.nextInt(number) == 0 ? treatment : Treatment.TAKE;
        return new Scenario(
                name,
                nodes,
                invitations,
                redemptions,
                additions,
                jvm,
                settings,
                drawn,
                faults,
                smallDisk,
                ownClocks,
                upgraded);
    }

    Scenario onSmallDisk() {
        return new Scenario(
                name,
                nodes,
                invitations,
                redemptions,
                additions,
                jvm,
                settings,
                treatments,
                faults,
                true,
                ownClocks,
                upgraded);
    }

    Scenario withOwnClocks() {
        return new Scenario(
                name,
                nodes,
                invitations,
                redemptions,
                additions,
                jvm,
                settings,
                treatments,
                faults,
                smallDisk,
                true,
                upgraded);
    }

    Scenario beginningWithAnEarlierVersion() {
        return new Scenario(
                name,
                nodes,
                invitations,
                redemptions,
                additions,
                jvm,
                settings,
                treatments,
                faults,
                smallDisk,
                ownClocks,
                true);
    }

    int requests() {
        return invitations + redemptions + additions / Errands.PEOPLE_PER_ADDITION;
    }

    long seed() {
        return SEED;
    }
}
