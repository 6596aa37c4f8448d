package org.guestflow.support;

import io.restassured.response.Response;

/** Reads a refusal in Graph's dialect. */
public final class GraphRefusal {

    private GraphRefusal() {}

    /**
     * Names the rule that was not met.
     *
     * @param answer a refusal
     * @return the rule's name
     */
    public static String rule(Response answer) {
        String inner = answer.path("error.innerError.code");
        return inner == null ? answer.path("error.code") : inner;
    }
}
