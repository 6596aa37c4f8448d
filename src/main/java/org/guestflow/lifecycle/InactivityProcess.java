package org.guestflow.lifecycle;

import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import org.guestflow.shared.RequestId;

/** What the inactivity of guests asks of the process engine. Every call joins the caller's transaction. */
public interface InactivityProcess {

    /**
     * Starts the process of one guest's inactivity.
     *
     * @param inactivity the inactivity
     */
    void start(RequestId inactivity);

    /**
     * Starts the process of a guest who is blocked already: it waits for the restoring.
     *
     * @param inactivity the inactivity
     * @param deleteAt when the account is to be deleted
     */
    void startBlocked(RequestId inactivity, Instant deleteAt);

    /**
     * Tells which of them no process instance sees to, because somebody has deleted it.
     *
     * @param inactivities some inactivities
     * @return those without an instance
     */
    Set<RequestId> unattended(Collection<RequestId> inactivities);

    /**
     * Ends the process of a guest who has come back before the account was blocked. Does nothing where it does not wait: it looks by itself then.
     *
     * @param inactivity the inactivity
     */
    void guestCameBack(RequestId inactivity);

    /**
     * Ends the process of a guest whose blocked account may be used again. Does nothing where it does not wait.
     *
     * @param inactivity the inactivity
     */
    void guestRestored(RequestId inactivity);

    /**
     * Stops the process of a guest whom somebody has removed, or who has left. Does nothing where there is none.
     *
     * @param inactivity the inactivity
     */
    void guestGone(RequestId inactivity);
}
