package org.guestflow.partner;

import java.net.URI;

/**
 * How a partner's directory is reached that is a realm of Keycloak: its admin API, called with the inviter's own token.
 *
 * @param baseUrl what {@code /admin/realms} is appended to, {@code https://host[:port][/path]}
 * @param realm the realm's name
 */
public record KeycloakConnection(URI baseUrl, String realm) implements Connection {

    /** Refuses missing parts, and a URL that is no web address or carries credentials. */
    public KeycloakConnection {
        WebUrl.require(baseUrl);
        WebUrl.requireText("realm", realm);
    }

    @Override
    public String description() {
        return "Keycloak at " + baseUrl;
    }
}
