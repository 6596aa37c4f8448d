package org.guestflow.partner.graph;

import org.guestflow.partner.ConnectionKind;
import org.guestflow.partner.GraphConnection;
import org.guestflow.partner.PartnerDirectory;
import org.guestflow.partner.web.WebConversations;
import org.springframework.stereotype.Component;

/** Connections to what speaks Microsoft Graph. */
@Component
class GraphKind implements ConnectionKind<GraphConnection> {

    private final WebConversations conversations;

    GraphKind(WebConversations conversations) {
        this.conversations = conversations;
    }

    @Override
    public Class<GraphConnection> settings() {
        return GraphConnection.class;
    }

    @Override
    public PartnerDirectory directory(GraphConnection connection) {
        return new GraphDirectory(connection, conversations);
    }
}
