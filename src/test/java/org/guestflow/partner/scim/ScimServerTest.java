package org.guestflow.partner.scim;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import org.guestflow.partner.Misbehaviour;
import org.guestflow.partner.PartnerDirectory;
import org.guestflow.partner.ScimConnection;
import org.guestflow.partner.TestConnections;
import org.guestflow.partner.web.TestWebServer;
import org.guestflow.partner.web.WebContract;
import org.guestflow.partner.web.WebConversations;
import org.guestflow.partner.web.WebLine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The contract against a SCIM server. */
class ScimServerTest extends WebContract {

    private static TestWebServer server;

    @BeforeAll
    static void start() {
        server = ScimServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Override
    protected PartnerDirectory directory() {
        return directory(server.url(), WebLine.patient());
    }

    @Override
    protected PartnerDirectory directory(URI url, WebConversations conversations) {
        return new ScimKind(conversations, TestConnections.secrets())
                .directory(new ScimConnection(url, TestConnections.REFERENCE, ScimServer.READERS));
    }

    @Override
    protected void lie(HttpExchange exchange, Misbehaviour how) throws IOException {
        TestWebServer.json(
                exchange,
                200,
                how == Misbehaviour.REPEATING
                        ? "{\"totalResults\": 100, \"Resources\": [{\"id\": \"1\", \"userName\": \"one\"}]}"
                        : "{\"totalResults\": 100, \"Resources\": []}");
    }

    @Override
    protected boolean hasPages() {
        return true;
    }

    @Override
    protected boolean hasServiceAccount() {
        return true;
    }
}
