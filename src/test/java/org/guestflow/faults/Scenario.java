package org.guestflow.faults;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.guestflow.faults.MailSink.Treatment;

/**
 * A bad day.
 *
 * @param name what goes wrong, for the table
 * @param nodes how many nodes there are
 * @param invitations how many people are invited, one request each
 * @param redemptions how many of them redeem
 * @param additions how many people are added directly, ten in a request
 * @param settings what is set otherwise than in the other scenarios
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
        Map<String, String> settings,
        Supplier<Treatment> treatments,
        List<Recurring> faults,
        boolean smallDisk,
        boolean ownClocks,
        boolean upgraded) {

    private static final long SEED = 20_261_123;

    /** One with a friendly mail server and nothing that goes wrong yet. */
    static Scenario named(String name, int nodes, int invitations, int redemptions) {
        return new Scenario(
                name,
                nodes,
                invitations,
                redemptions,
                0,
                Map.of(),
                () -> Treatment.TAKE,
                List.of(),
                false,
                false,
                false);
    }

    Scenario adding(int people) {
        return new Scenario(
                name,
                nodes,
                invitations,
                redemptions,
                people,
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
