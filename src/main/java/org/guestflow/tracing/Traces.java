package org.guestflow.tracing;

import java.util.UUID;

/**
 * Makes what is done for a call a part of its trace, whenever and wherever it is done. A trace begins with a call: what nobody has called for has none, and work for a call that is not sampled is not
 * sampled either.
 */
public interface Traces {

    /**
     * Tells whether traces are made at all.
     *
     * @return false where whoever would have to be called for each piece of work need not be there
     */
    boolean areMade();

    /**
     * Begins a span, on this thread and until it is closed: of the trace that is remembered for the work; of the one that is under way on this thread, where none is; of none, where neither is there.
     *
     * @param work what is being done
     * @return the span; one that tells nobody where there is no trace
     */
    WorkSpan begin(Work work);

    /**
     * Remembers, in the current transaction, what is under way on this thread, for work that is done later. What is remembered already stays.
     *
     * @param work by which id that work will ask for it
     */
    void remember(UUID work);
}
