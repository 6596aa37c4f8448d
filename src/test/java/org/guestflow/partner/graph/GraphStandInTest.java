package org.guestflow.partner.graph;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.guestflow.partner.GraphConnection;
import org.guestflow.partner.Inquirer;
import org.guestflow.partner.Misbehaviour;
import org.guestflow.partner.PartnerDirectory;
import org.guestflow.partner.web.TestWebServer;
import org.guestflow.partner.web.WebContract;
import org.guestflow.partner.web.WebConversations;
import org.guestflow.partner.web.WebLine;
import org.guestflow.shared.EmailAddress;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The contract against a stand-in for Microsoft Graph. */
class GraphStandInTest extends WebContract {

    private static TestWebServer server;

    private final AtomicInteger pages = new AtomicInteger();

    @BeforeAll
    static void start() {
        server = GraphStandIn.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Override
    protected PartnerDirectory directory() {
        return directory(server.url().resolve("/v1.0"), WebLine.patient());
    }

    @Override
    protected PartnerDirectory directory(URI url, WebConversations conversations) {
        return new GraphKind(conversations).directory(new GraphConnection(url));
    }

    @Override
    protected Inquirer inquirer(String mail) {
        return new Inquirer(EmailAddress.parse(mail).orElseThrow(), Optional.of(GraphStandIn.tokenOf(mail)));
    }

    @Override
    protected boolean asksWithTheInquirersOwnRights() {
        return true;
    }

    @Override
    protected void lie(HttpExchange exchange, Misbehaviour how) throws IOException {
        int next = how == Misbehaviour.REPEATING ? 1 : pages.incrementAndGet();
        String host = exchange.getRequestHeaders().getFirst("Host");
        TestWebServer.json(
                exchange,
                200,
                "{\"value\": [], \"@odata.nextLink\": \"https://" + host + "/users?%24skiptoken=" + next + "\"}");
    }

    @Override
    protected boolean hasPages() {
        return true;
    }

    @Override
    protected boolean hasServiceAccount() {
        return false;
    }
}
