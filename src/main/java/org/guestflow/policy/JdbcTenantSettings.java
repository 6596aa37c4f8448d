package org.guestflow.policy;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.guestflow.shared.DomainName;
import org.guestflow.shared.TransactionMemory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tenant's settings as they are stored. Read with every transaction and never cached, so that a change takes effect with the next one. */
@Repository
class JdbcTenantSettings {

    private static final String SELECT = """
            SELECT allow_invites_from, domain_list_kind, guest_permission_level, second_factor_required_for, invitations_per_inviter, invitations_per_tenant FROM tenant_setting
            """;

    private final JdbcClient jdbc;
    private final JdbcDomains domains;
    private final JdbcGuestQuotas quotas;
    private final TransactionMemory<Class<TenantSettings>, TenantSettings> memory = new TransactionMemory<>();
    private final TransactionMemory<DomainName, TenantSettings> memoryByDomain = new TransactionMemory<>();

    JdbcTenantSettings(JdbcClient jdbc, JdbcDomains domains, JdbcGuestQuotas quotas) {
        this.jdbc = jdbc;
        this.domains = domains;
        this.quotas = quotas;
    }

    TenantSettings find() {
        return memory.get(
                TenantSettings.class,
                () -> jdbc.sql(SELECT).query(JdbcTenantSettings::settings).single());
    }

    /** As {@link #find}, and reads with it whether a domain is listed, and the quotas, for whoever asks that next. */
    TenantSettings findFor(DomainName domain) {
        return memoryByDomain.get(
                domain,
                () -> jdbc.sql("SELECT s.*, q.per_partner, q.per_owner, " + JdbcDomains.IS_LISTED + " AS listed FROM ("
                                + SELECT + ") s, guest_quota q")
                        .param("names", JdbcDomains.names(domain))
                        .query((row, number) -> {
                            TenantSettings settings = settings(row, number);
                            memory.put(TenantSettings.class, settings);
                            domains.listedIs(domain, row.getBoolean("listed"));
                            quotas.areIn(row, number);
                            return settings;
                        })
                        .single());
    }

    /** As {@link #find}, and keeps others from changing settings and lists until the transaction ends. */
    TenantSettings hold() {
        TransactionMemory.forgetAll();
        return jdbc.sql(SELECT + "FOR UPDATE")
                .query(JdbcTenantSettings::settings)
                .single();
    }

    void save(TenantSettings settings) {
        memory.forget();
        memoryByDomain.forget();
        jdbc.sql("""
                UPDATE tenant_setting SET allow_invites_from = :allowInvitesFrom, domain_list_kind = :domainListKind, guest_permission_level = :guestPermissionLevel,
                       second_factor_required_for = :secondFactorRequiredFor, invitations_per_inviter = :perInviter, invitations_per_tenant = :perTenant
                """)
                .param("allowInvitesFrom", settings.allowInvitesFrom().stored())
                .param("domainListKind", settings.domainListKind().stored())
                .param("guestPermissionLevel", settings.guestPermissionLevel().stored())
                .param(
                        "secondFactorRequiredFor",
                        settings.secondFactorRequiredFor().stored())
                .param("perInviter", settings.invitationsPerInviter())
                .param("perTenant", settings.invitationsPerTenant())
                .update();
    }

    private static TenantSettings settings(ResultSet row, int number) throws SQLException {
        return new TenantSettings(
                AllowInvitesFrom.of(row.getString("allow_invites_from")),
                DomainList.Kind.of(row.getString("domain_list_kind")),
                GuestPermissionLevel.of(row.getString("guest_permission_level")),
                SecondFactorRequiredFor.of(row.getString("second_factor_required_for")),
                row.getInt("invitations_per_inviter"),
                row.getInt("invitations_per_tenant"));
    }
}
