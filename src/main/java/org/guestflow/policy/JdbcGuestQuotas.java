package org.guestflow.policy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.guestflow.shared.DomainName;
import org.guestflow.shared.TransactionMemory;
import org.guestflow.shared.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Quotas as they are stored, and how many accounts count against them: of those who are here, invited ones too. */
@Repository
class JdbcGuestQuotas {

    private static final Class<GuestQuota> ONLY = GuestQuota.class;

    private final JdbcClient jdbc;
    private final TransactionMemory<Class<GuestQuota>, GuestQuota> memory = new TransactionMemory<>();

    JdbcGuestQuotas(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    GuestQuota find() {
        return memory.get(
                ONLY,
                () -> jdbc.sql("SELECT per_partner, per_owner FROM guest_quota")
                        .query(JdbcGuestQuotas::quota)
                        .single());
    }

    /** Keeps the columns {@code per_partner} and {@code per_owner} of a row that has just been read in another way. */
    void areIn(ResultSet row, int number) throws SQLException {
        memory.put(ONLY, quota(row, number));
    }

    void save(GuestQuota quota) {
        memory.forget();
        jdbc.sql("UPDATE guest_quota SET per_partner = :perPartner, per_owner = :perOwner")
                .param("perPartner", quota.perPartner().orElse(null))
                .param("perOwner", quota.perOwner().orElse(null))
                .update();
    }

    /** All domains of the organisation that one belongs to; it alone where it belongs to none. */
    SortedSet<String> domainsOfPartner(DomainName domain) {
        SortedSet<String> domains = new TreeSet<>(jdbc.sql("""
                        SELECT d.domain FROM organisation_domain d
                        WHERE d.organisation_id = (SELECT o.organisation_id FROM organisation_domain o
                                                   WHERE o.domain = ANY (mail_domains('x@' || :domain)) ORDER BY length(o.domain) DESC LIMIT 1)
                        """)
                .param("domain", domain.toString())
                .query(String.class)
                .list());
        if (domains.isEmpty()) {
            domains.add(domain.toString());
        }
        return domains;
    }

    long ofDomains(Collection<String> domains) {
        return jdbc.sql(
                        "SELECT count(*) FROM directory_user WHERE external_user_state IS NOT NULL AND mail_domains && :domains::text[]")
                .param("domains", domains.toArray(String[]::new))
                .query(Long.class)
                .single();
    }

    long broughtInBy(UserId owner) {
        return jdbc.sql(
                        "SELECT count(*) FROM directory_user WHERE external_user_state IS NOT NULL AND invited_by = :owner")
                .param("owner", owner.value())
                .query(Long.class)
                .single();
    }

    private static GuestQuota quota(ResultSet row, int number) throws SQLException {
        return new GuestQuota(
                Optional.ofNullable(row.getObject("per_partner", Integer.class)),
                Optional.ofNullable(row.getObject("per_owner", Integer.class)));
    }
}
