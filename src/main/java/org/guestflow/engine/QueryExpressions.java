package org.guestflow.engine;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.TaskQueryImpl;

/**
 * Refuses queries that carry expressions, in their parts too: whoever may list tasks could otherwise have the engine evaluate code (CVE-2026-109432; the engine's own ban looks at the
 * outermost query only).
 */
final class QueryExpressions {

    private QueryExpressions() {}

    /**
     * Refuses.
     *
     * @param query a query of the engine; anything else passes
     * @throws BadUserRequestException where the query, or a query anywhere inside it, carries an expression
     */
    static void refuse(Object query) {
        if (query instanceof AbstractQuery<?, ?> outermost) {
            refuse(outermost, Collections.newSetFromMap(new IdentityHashMap<>()));
        }
    }

    /** A task query's parts hold each other, and themselves. */
    private static void refuse(AbstractQuery<?, ?> query, Set<AbstractQuery<?, ?>> seen) {
        if (!seen.add(query)) {
            return;
        }
        if (!query.getExpressions().isEmpty()) {
            throw new BadUserRequestException(
                    "ExpressionInQuery: expressions are not allowed in queries; give values.");
        }
        if (query instanceof TaskQueryImpl tasks) {
            tasks.getQueries().forEach(part -> refuse(part, seen));
        }
    }
}
