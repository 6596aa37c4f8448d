package org.guestflow.partner.ldap;

import java.util.Optional;
import org.guestflow.partner.Misbehaviour;
import org.guestflow.partner.PartnerDirectory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The contract against a real OpenLDAP, which gives no more than 500 entries without paging. */
class OpenLdapTest extends LdapContract {

    private static OpenLdap server;

    @BeforeAll
    static void start() {
        server = OpenLdap.withStaff();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Override
    int plainPort() {
        return server.plainPort();
    }

    @Override
    int tlsPort() {
        return server.tlsPort();
    }

    @Override
    protected Optional<PartnerDirectory> misbehaving(Misbehaviour how) {
        return how == Misbehaviour.UNLISTED ? Optional.of(LdapLine.unlisted(server.tlsPort())) : Optional.empty();
    }
}
