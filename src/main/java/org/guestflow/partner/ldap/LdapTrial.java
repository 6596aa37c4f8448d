package org.guestflow.partner.ldap;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import java.util.ArrayList;
import java.util.List;
import org.guestflow.partner.ConnectionReport;
import org.guestflow.partner.ConnectionReport.Step;
import org.guestflow.partner.Inquirer;
import org.guestflow.partner.LdapConnection;
import org.guestflow.partner.PartnerUnreachable;

/** Tries a connection step by step. Whether the one who tries it may list people is told and fails nothing: an administrator is not in the partner's directory. */
class LdapTrial {

    private static final List<String> STEPS = List.of("reached", "encrypted", "authenticated", "may list", "found");

    private final LdapConnection settings;
    private final LdapSessions sessions;
    private final List<Step> steps = new ArrayList<>();

    LdapTrial(LdapConnection settings, LdapSessions sessions) {
        this.settings = settings;
        this.sessions = sessions;
    }

    ConnectionReport run(Inquirer inquirer) {
        try {
            sessions.talk(settings, this::passed, connection -> askFor(inquirer, connection));
        } catch (PartnerUnreachable e) {
            steps.add(new Step(STEPS.get(steps.size()), false, e.getMessage()));
        }
        return new ConnectionReport(List.copyOf(steps));
    }

    private Void askFor(Inquirer inquirer, LDAPConnection connection) throws LDAPException {
        LdapPrivilege privilege = new LdapPrivilege(connection, settings);
        if (!privilege.hasGroup()) {
            throw new PartnerUnreachable(
                    "The server does not show the service account the entry " + settings.enumerationGroupDn()
                            + ": nobody would have the privilege.",
                    null);
        }
        passed("may list", privilege.of(inquirer).evidence());
        String people = new LdapSearches(connection, settings.baseDn()).count();
        steps.add(new Step("found", !people.startsWith("0"), people + " people"));
        return null;
    }

    private void passed(String step, String detail) {
        steps.add(new Step(step, true, detail));
    }
}
