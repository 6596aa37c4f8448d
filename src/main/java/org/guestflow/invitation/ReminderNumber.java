package org.guestflow.invitation;

/** Packs a link's version and a reminder's number into the generation of a reminder's notice, so that each reminder of each link is one mail. */
final class ReminderNumber {

    static final int NONE = 0;
    private static final int REMINDERS_PER_LINK = 10;

    private ReminderNumber() {}

    static long generation(int linkVersion, int number) {
        return (long) linkVersion * REMINDERS_PER_LINK + number;
    }

    static int linkVersion(long generation) {
        return Math.toIntExact(generation / REMINDERS_PER_LINK);
    }
}
