package org.guestflow.graph.request;

/**
 * Microsoft Graph's error object.
 *
 * @param error what went wrong
 */
public record GraphError(Details error) {

    /**
     * What went wrong.
     *
     * @param code the rule's name
     * @param message what is wrong and what can be done
     */
    public record Details(String code, String message) {}
}
