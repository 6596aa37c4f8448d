package org.guestflow.support;

import io.restassured.response.Response;

/** What the API in Graph's dialect says when it refuses. */
public final class GraphRefusal {

    private GraphRefusal() {}

    /**
     * Reads which rule refused.
     *
     * @param answer the answer
     * @return the rule's name
     */
    public static String rule(Response answer) {
        String inner = answer.path("error.innerError.code");
        return inner == null ? answer.path("error.code") : inner;
    }
}
