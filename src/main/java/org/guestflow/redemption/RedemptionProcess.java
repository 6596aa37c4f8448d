package org.guestflow.redemption;

/** What redemption asks of the process engine. Every call joins the caller's transaction. */
public interface RedemptionProcess {

    /**
     * Starts the process of a redemption that has just been recorded; it sends the passcode at once, unless the address is proven already.
     *
     * @param redemption the redemption
     */
    void start(Redemption redemption);

    /**
     * Tells the waiting process that the guest has shown the right code.
     *
     * @param redemption the redemption
     */
    void addressProven(Redemption redemption);

    /**
     * Has the waiting process send a new code.
     *
     * @param redemption the redemption
     */
    void newPasscodeRequested(Redemption redemption);

    /**
     * Tells the waiting process that the guest consents; it activates the guest at once.
     *
     * @param redemption the redemption
     */
    void consentGiven(Redemption redemption);

    /**
     * Tells the waiting process that the guest declines; it ends the invitation at once.
     *
     * @param redemption the redemption
     */
    void consentDeclined(Redemption redemption);

    /**
     * Ends a waiting process, because its link works no longer. Does nothing where it does not wait.
     *
     * @param redemption the redemption
     */
    void linkWithdrawn(Redemption redemption);
}
