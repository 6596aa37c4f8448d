package org.guestflow.outbound;

/**
 * What a server answered.
 *
 * @param status the HTTP status
 * @param contentType the media type; empty where it names none
 * @param body what it said, as UTF-8, up to a bound
 */
public record Reply(int status, String contentType, String body) {

    private static final int SUCCESS = 200;
    private static final int REDIRECTION = 300;

    /**
     * Tells whether the server took what it was sent.
     *
     * @return true for 200 to 299
     */
    public boolean isSuccess() {
        return status >= SUCCESS && status < REDIRECTION;
    }
}
