package org.guestflow.partner;

import java.net.URI;

/**
 * How a partner's directory is reached that speaks Microsoft Graph, called with the inviter's own token.
 *
 * @param baseUrl what {@code /users} is appended to, such as {@code https://graph.microsoft.com/v1.0}
 */
public record GraphConnection(URI baseUrl) implements Connection {

    /** Refuses a URL that is no web address or carries credentials. */
    public GraphConnection {
        WebUrl.require(baseUrl);
    }

    @Override
    public String description() {
        return "Microsoft Graph at " + baseUrl;
    }
}
