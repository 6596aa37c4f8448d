package org.guestflow.engine;

import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.TaskQueryImpl;

/**
 * Refuses queries that carry expressions, in their parts too: whoever may list tasks could otherwise have the engine evaluate code (CVE-2026-109432; the engine's own ban looks at the
 * outermost query only).
 */
final class QueryExpressions {

    private QueryExpressions() {}

    static void refuse(Object query) {
        if (query instanceof TaskQueryImpl tasks) {
            tasks.getQueries().forEach(QueryExpressions::refuseOwn);
        } else if (query instanceof AbstractQuery<?, ?> other) {
            refuseOwn(other);
        }
    }

    private static void refuseOwn(AbstractQuery<?, ?> query) {
        if (!query.getExpressions().isEmpty()) {
            throw new BadUserRequestException(
                    "ExpressionInQuery: expressions are not allowed in queries; give values.");
        }
    }
}
