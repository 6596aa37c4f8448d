package org.guestflow.partner.scim;

import org.guestflow.partner.ConnectionKind;
import org.guestflow.partner.PartnerDirectory;
import org.guestflow.partner.PartnerSecrets;
import org.guestflow.partner.ScimConnection;
import org.guestflow.partner.web.WebConversations;
import org.springframework.stereotype.Component;

/** Connections over SCIM 2.0. */
@Component
class ScimKind implements ConnectionKind<ScimConnection> {

    private final WebConversations conversations;
    private final PartnerSecrets secrets;

    ScimKind(WebConversations conversations, PartnerSecrets secrets) {
        this.conversations = conversations;
        this.secrets = secrets;
    }

    @Override
    public Class<ScimConnection> settings() {
        return ScimConnection.class;
    }

    @Override
    public PartnerDirectory directory(ScimConnection connection) {
        return new ScimDirectory(connection, conversations, secrets);
    }
}
