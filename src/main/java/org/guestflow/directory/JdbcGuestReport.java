package org.guestflow.directory;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.guestflow.directory.GuestReport.Count;
import org.guestflow.directory.GuestReport.Figures;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Guests, counted. */
@Repository
class JdbcGuestReport {

    private static final String COUNTS =
            "count(*) AS guests, count(*) FILTER (WHERE u.last_sign_in_at >= :month) AS active";

    private static final String BY_PARTNER =
            "SELECT coalesce(o.display_name, split_part(u.mail, '@', 2)) AS name, " + COUNTS + """
             FROM directory_user u
             LEFT JOIN LATERAL (SELECT d.organisation_id FROM organisation_domain d WHERE d.domain = ANY (u.mail_domains) ORDER BY length(d.domain) DESC LIMIT 1) d ON true
             LEFT JOIN organisation o ON o.id = d.organisation_id
             WHERE u.external_user_state IS NOT NULL
             GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 200
            """;

    private static final String BY_SPONSOR =
            "SELECT coalesce(p.display_name, g.display_name, '') AS name, " + COUNTS + """
             FROM directory_user u
             LEFT JOIN LATERAL (SELECT s.user_id, s.group_id FROM sponsor s WHERE s.guest_id = u.id ORDER BY s.position LIMIT 1) s ON true
             LEFT JOIN directory_user p ON p.id = s.user_id
             LEFT JOIN directory_group g ON g.id = s.group_id
             WHERE u.external_user_state IS NOT NULL
             GROUP BY s.user_id, s.group_id, 1 ORDER BY 2 DESC, 1 LIMIT 200
            """;

    private static final String ALL = """
            SELECT count(*) AS guests,
                   count(*) FILTER (WHERE external_user_state = 'accepted') AS accepted,
                   count(*) FILTER (WHERE NOT account_enabled) AS blocked,
                   count(*) FILTER (WHERE last_sign_in_at >= :month) AS active
            FROM directory_user WHERE external_user_state IS NOT NULL
            """;

    private final JdbcClient jdbc;

    JdbcGuestReport(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Figures since(Instant month) {
        OffsetDateTime first = month.atOffset(ZoneOffset.UTC);
        return jdbc.sql(ALL)
                .param("month", first)
                .query((row, number) -> new Figures(
                        month,
                        row.getLong("guests"),
                        row.getLong("accepted"),
                        row.getLong("blocked"),
                        row.getLong("active"),
                        counts(BY_PARTNER, first),
                        counts(BY_SPONSOR, first)))
                .single();
    }

    private List<Count> counts(String sql, OffsetDateTime first) {
        return jdbc.sql(sql)
                .param("month", first)
                .query((row, number) -> new Count(row.getString("name"), row.getLong("guests"), row.getLong("active")))
                .list();
    }
}
