package org.guestflow.partner.ldap;

import org.guestflow.partner.ConnectionKind;
import org.guestflow.partner.LdapConnection;
import org.guestflow.partner.PartnerDirectory;
import org.springframework.stereotype.Component;

/** Connections over LDAP v3. */
@Component
class LdapKind implements ConnectionKind<LdapConnection> {

    private final LdapSessions sessions;

    LdapKind(LdapSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Class<LdapConnection> settings() {
        return LdapConnection.class;
    }

    @Override
    public PartnerDirectory directory(LdapConnection connection) {
        return new LdapDirectory(connection, sessions);
    }
}
