package org.guestflow.directory;

/**
 * The arithmetic by which Microsoft licensed guests of Azure Active Directory in 2017: each paid licence of an edition covers five guests who use its features. Guests who sign in with multi-factor
 * authentication need Premium P1; all others need Basic.
 *
 * @param guests how many guests there are
 * @param withMultiFactor how many of them sign in with multi-factor authentication
 * @param basicOwned licences of the edition Basic that are there
 * @param premiumOwned licences of the edition Premium P1 that are there
 */
public record GuestLicences(long guests, long withMultiFactor, long basicOwned, long premiumOwned) {

    private static final long GUESTS_PER_LICENCE = 5;

    /** Refuses numbers below zero, and more guests with multi-factor authentication than guests. */
    public GuestLicences {
        if (withMultiFactor < 0 || guests < withMultiFactor || basicOwned < 0 || premiumOwned < 0) {
            throw new IllegalArgumentException("whole numbers from 0, and no more with a second factor than there are");
        }
    }

    /**
     * Tells how many licences of the edition Basic are needed.
     *
     * @return the number
     */
    public long basicNeeded() {
        return licencesFor(guests - withMultiFactor);
    }

    /**
     * Tells how many licences of the edition Premium P1 are needed.
     *
     * @return the number
     */
    public long premiumNeeded() {
        return licencesFor(withMultiFactor);
    }

    /**
     * Tells how many licences of the edition Basic are to be bought.
     *
     * @return the number; 0 where there are enough
     */
    public long basicToBuy() {
        return Math.max(0, basicNeeded() - basicOwned);
    }

    /**
     * Tells how many licences of the edition Premium P1 are to be bought.
     *
     * @return the number; 0 where there are enough
     */
    public long premiumToBuy() {
        return Math.max(0, premiumNeeded() - premiumOwned);
    }

    private static long licencesFor(long some) {
        return (some + GUESTS_PER_LICENCE - 1) / GUESTS_PER_LICENCE;
    }
}
