package org.guestflow.policy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.guestflow.shared.DomainName;
import org.guestflow.shared.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Quotas as they are stored, and how many guests count against them: those who are here, invited ones too. */
@Repository
class JdbcGuestQuotas {

    private final JdbcClient jdbc;

    JdbcGuestQuotas(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    GuestQuota find() {
        return jdbc.sql("SELECT per_partner, per_owner FROM guest_quota")
                .query(JdbcGuestQuotas::quota)
                .single();
    }

    void save(GuestQuota quota) {
        jdbc.sql("UPDATE guest_quota SET per_partner = :perPartner, per_owner = :perOwner")
                .param("perPartner", quota.perPartner().orElse(null))
                .param("perOwner", quota.perOwner().orElse(null))
                .update();
    }

    /** Guests of the organisation that a domain belongs to, by all of its domains; of the domain alone where it belongs to none. */
    long ofPartner(DomainName domain) {
        return jdbc.sql("""
                        SELECT count(*) FROM directory_user u
                        WHERE u.external_user_state IS NOT NULL
                          AND u.mail_domains && (SELECT coalesce(array_agg(d.domain), ARRAY [:domain]) FROM organisation_domain d
                                                 WHERE d.organisation_id = (SELECT o.organisation_id FROM organisation_domain o
                                                                            WHERE o.domain = ANY (mail_domains('x@' || :domain)) ORDER BY length(o.domain) DESC LIMIT 1))
                        """)
                .param("domain", domain.toString())
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
