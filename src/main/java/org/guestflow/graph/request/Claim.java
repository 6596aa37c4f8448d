package org.guestflow.graph.request;

import java.util.UUID;

/** What becomes of a call that may be a repetition. */
sealed interface Claim {

    /**
     * It is the first, and is to be served.
     *
     * @param id by which it is kept, or released
     */
    record First(UUID id) implements Claim {}

    /**
     * It has been answered.
     *
     * @param answer the answer
     */
    record Answered(KeptAnswer answer) implements Claim {}

    /**
     * It is neither.
     *
     * @param refusal what the caller is told
     */
    record Refused(GraphRefusal refusal) implements Claim {}
}
