package org.guestflow.lifecycle;

import java.util.Collection;
import java.util.Set;
import org.guestflow.shared.RequestId;

/** What the end of access asks of the process engine. Every call joins the caller's transaction. */
public interface AccessEndProcess {

    /**
     * Starts the process that sees to one access whose end is near.
     *
     * @param ending the ending access
     */
    void start(RequestId ending);

    /**
     * Tells which of them no process instance sees to, because somebody has deleted it.
     *
     * @param endings some ending accesses
     * @return those without an instance
     */
    Set<RequestId> unattended(Collection<RequestId> endings);

    /**
     * Has the waiting process look at the end date. Does nothing where it does not wait: it looks by itself then.
     *
     * @param ending the ending access
     */
    void endDateChanged(RequestId ending);
}
