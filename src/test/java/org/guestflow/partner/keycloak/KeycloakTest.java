package org.guestflow.partner.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.net.URI;
import java.util.Optional;
import org.guestflow.partner.EnumerationPrivilege;
import org.guestflow.partner.Inquirer;
import org.guestflow.partner.KeycloakConnection;
import org.guestflow.partner.Misbehaviour;
import org.guestflow.partner.PartnerDirectory;
import org.guestflow.partner.Staff;
import org.guestflow.partner.web.WebContract;
import org.guestflow.partner.web.WebConversations;
import org.guestflow.partner.web.WebLine;
import org.guestflow.shared.EmailAddress;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The contract against a real Keycloak: with the Maven profile {@code keycloak}, which fetches it. What Sam may and Lena may not is a role in Keycloak and nowhere else. */
@EnabledIfSystemProperty(named = KeycloakServer.HOME, matches = ".+")
class KeycloakTest extends WebContract {

    private static KeycloakServer server;

    @BeforeAll
    static void start() {
        server = KeycloakServer.start();
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
        return new KeycloakKind(conversations).directory(new KeycloakConnection(url, KeycloakServer.REALM));
    }

    @Override
    protected Inquirer inquirer(String mail) {
        return new Inquirer(EmailAddress.parse(mail).orElseThrow(), Optional.of(server.tokenOf(mail)));
    }

    @Override
    protected boolean asksWithTheInquirersOwnRights() {
        return true;
    }

    @Override
    protected boolean hasPages() {
        return false;
    }

    @Override
    protected boolean hasServiceAccount() {
        return false;
    }

    @Override
    protected void lie(HttpExchange exchange, Misbehaviour how) {
        throw new UnsupportedOperationException("a look-up has no pages");
    }

    @Test
    void anEmptyListIsNoListing() {
        EnumerationPrivilege queries = directory().privilegeOf(inquirer(Staff.colleague(1)));

        assertThat(queries.held()).isFalse();
        assertThat(queries.evidence()).contains("status 200", "0 users");
    }

    @Test
    void somebodyWithoutATokenIsToldSo() {
        Inquirer without = new Inquirer(EmailAddress.parse(Staff.SAM).orElseThrow(), Optional.empty());

        EnumerationPrivilege privilege = directory().privilegeOf(without);

        assertThat(privilege.held()).isFalse();
        assertThat(privilege.evidence()).contains("has not connected");
    }
}
