package org.guestflow.policy;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.guestflow.audit.AuditEvent;
import org.guestflow.audit.AuditTrail;
import org.guestflow.directory.User;
import org.guestflow.shared.DomainName;
import org.guestflow.shared.RuleViolation;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The settings that administrators govern invitations by. A change takes effect with the next request and is audited. */
@Service
@Transactional
public class PolicySettings {

    private static final String OBJECT_TYPE = "Policy";
    private static final String OBJECT_ID = "tenant";

    private final JdbcSettings settings;
    private final AuditTrail audit;

    PolicySettings(JdbcSettings settings, AuditTrail audit) {
        this.settings = settings;
        this.audit = audit;
    }

    /**
     * Reads the tenant's settings.
     *
     * @return the settings
     */
    @Transactional(readOnly = true)
    public TenantSettings tenant() {
        return settings.read();
    }

    /**
     * Changes the tenant's settings.
     *
     * @param changed the new settings
     * @param actor an administrator
     * @throws RuleViolation {@code NotAnAdministrator} for anybody else
     */
    public void change(TenantSettings changed, User actor) throws RuleViolation {
        mayChange(actor);
        TenantSettings old = settings.read();
        settings.write(changed);
        record("Update authorization policy", actor, values(old), values(changed));
    }

    /**
     * Reads the list of domains.
     *
     * @return the list
     */
    @Transactional(readOnly = true)
    public DomainList domainList() {
        return settings.domainList();
    }

    /**
     * Replaces the list of domains. Guests who have accepted are not touched by it.
     *
     * @param list the new list
     * @param actor an administrator
     * @throws RuleViolation {@code NotAnAdministrator} for anybody else
     */
    public void change(DomainList list, User actor) throws RuleViolation {
        mayChange(actor);
        DomainList old = settings.domainList();
        settings.writeDomainList(list);
        record("Update domain list", actor, values(old), values(list));
    }

    /**
     * Replaces the domains of mixed scripts that an administrator has looked at.
     *
     * @param listed the domains that pass
     * @param actor an administrator
     * @throws RuleViolation {@code NotAnAdministrator} for anybody else
     */
    public void changeMixedScriptDomains(Set<DomainName> listed, User actor) throws RuleViolation {
        mayChange(actor);
        Set<DomainName> old = settings.mixedScriptDomains();
        settings.writeMixedScriptDomains(listed);
        record("Update listed mixed-script domains", actor, domains(old), domains(listed));
    }

    private static void mayChange(User actor) throws RuleViolation {
        if (!actor.isAdministrator()) {
            throw new RuleViolation(
                    "NotAnAdministrator",
                    RuleViolation.Kind.FORBIDDEN,
                    "Only an administrator changes policy.",
                    "Ask an administrator.");
        }
    }

    private void record(String action, User actor, Map<String, ?> old, Map<String, ?> changed) {
        audit.record(new AuditEvent(actor.id().toString(), action, OBJECT_TYPE, OBJECT_ID, null, old, changed));
    }

    private static Map<String, ?> values(TenantSettings settings) {
        return Map.of(
                "allowInvitesFrom", settings.allowInvitesFrom().stored(),
                "invitationsPerInviter", settings.invitationsPerInviter(),
                "invitationsPerTenant", settings.invitationsPerTenant());
    }

    private static Map<String, ?> values(DomainList list) {
        return Map.of("kind", list.kind().name(), "domains", names(list.entries()));
    }

    private static Map<String, ?> domains(Set<DomainName> listed) {
        return Map.of("domains", names(listed));
    }

    private static String names(Set<DomainName> domains) {
        Set<String> names = new TreeSet<>();
        domains.forEach(domain -> names.add(domain.ascii()));
        return String.join(" ", names);
    }
}
