package org.guestflow.identity.engine;

import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.db.ListQueryParameterObject;

/** Which part of an answer is wanted: the engine says so in either of two places. */
final class Pages {

    private static final int MOST = 10_000;

    private Pages() {}

    static Page of(ListQueryParameterObject query, Page given) {
        int first = given == null ? query.getFirstResult() : given.getFirstResult();
        int most = given == null ? query.getMaxResults() : given.getMaxResults();
        return new Page(first, Math.min(most, MOST));
    }
}
