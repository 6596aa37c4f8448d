package org.guestflow.partner.keycloak;

import org.guestflow.partner.ConnectionKind;
import org.guestflow.partner.KeycloakConnection;
import org.guestflow.partner.PartnerDirectory;
import org.guestflow.partner.web.WebConversations;
import org.springframework.stereotype.Component;

/** Connections to realms of Keycloak. */
@Component
class KeycloakKind implements ConnectionKind<KeycloakConnection> {

    private final WebConversations conversations;

    KeycloakKind(WebConversations conversations) {
        this.conversations = conversations;
    }

    @Override
    public Class<KeycloakConnection> settings() {
        return KeycloakConnection.class;
    }

    @Override
    public PartnerDirectory directory(KeycloakConnection connection) {
        return new KeycloakDirectory(connection, conversations);
    }
}
