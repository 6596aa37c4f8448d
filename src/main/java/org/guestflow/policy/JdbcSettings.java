package org.guestflow.policy;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.guestflow.shared.DomainName;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of the tenant's settings and lists of domains. Read anew with every request: a change takes effect with the next one. */
@Repository
class JdbcSettings {

    private final JdbcClient jdbc;

    JdbcSettings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    TenantSettings read() {
        return jdbc.sql(
                        "SELECT allow_invites_from, invitations_per_inviter, invitations_per_tenant FROM tenant_setting")
                .query((row, number) -> new TenantSettings(
                        AllowInvitesFrom.of(row.getString("allow_invites_from")),
                        row.getInt("invitations_per_inviter"),
                        row.getInt("invitations_per_tenant")))
                .single();
    }

    void write(TenantSettings settings) {
        jdbc.sql("""
                UPDATE tenant_setting SET allow_invites_from = :level, invitations_per_inviter = :perInviter,
                                          invitations_per_tenant = :perTenant""")
                .param("level", settings.allowInvitesFrom().stored())
                .param("perInviter", settings.invitationsPerInviter())
                .param("perTenant", settings.invitationsPerTenant())
                .update();
    }

    DomainList domainList() {
        String kind = jdbc.sql("SELECT domain_list_kind FROM tenant_setting")
                .query(String.class)
                .single();
        return new DomainList(
                DomainList.Kind.valueOf(kind.toUpperCase(Locale.ROOT)),
                domains("SELECT domain FROM domain_list_entry"));
    }

    void writeDomainList(DomainList list) {
        jdbc.sql("UPDATE tenant_setting SET domain_list_kind = :kind")
                .param("kind", list.kind().name().toLowerCase(Locale.ROOT))
                .update();
        replace("domain_list_entry", list.entries());
    }

    Set<DomainName> mixedScriptDomains() {
        return domains("SELECT domain FROM mixed_script_domain");
    }

    void writeMixedScriptDomains(Set<DomainName> listed) {
        replace("mixed_script_domain", listed);
    }

    private void replace(String table, Set<DomainName> listed) {
        jdbc.sql("DELETE FROM " + table).update();
        listed.forEach(domain -> jdbc.sql("INSERT INTO " + table + " (domain) VALUES (:domain)")
                .param("domain", domain.ascii())
                .update());
    }

    private Set<DomainName> domains(String sql) {
        return new HashSet<>(jdbc.sql(sql)
                .query((row, number) -> new DomainName(row.getString("domain")))
                .list());
    }
}
