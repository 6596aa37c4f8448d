package org.guestflow.directory;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.guestflow.shared.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who can answer for a guest after somebody else. */
@Repository
class JdbcSponsorSuccession {

    private static final String OWNERS = """
            WITH access AS (
                SELECT 'group' AS type, m.group_id AS id FROM group_member m WHERE m.user_id = :guest AND (m.ends_at IS NULL OR m.ends_at > :now)
                UNION ALL
                SELECT 'application', s.application_id FROM application_assignment s WHERE s.user_id = :guest AND (s.ends_at IS NULL OR s.ends_at > :now)),
            owner AS (
                SELECT o.user_id FROM access a JOIN group_owner o ON a.type = 'group' AND o.group_id = a.id
                UNION
                SELECT o.user_id FROM access a JOIN application_owner o ON a.type = 'application' AND o.application_id = a.id)
            SELECT u.id FROM owner o JOIN directory_user u ON u.id = o.user_id
            WHERE u.account_enabled AND u.user_type = 'member' AND u.id NOT IN (:leaving, :guest)
            ORDER BY lower(u.mail) LIMIT 5
            """;

    private final JdbcClient jdbc;

    JdbcSponsorSuccession(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In an order that everybody keeps to who holds several guests. */
    List<UserId> guestsOf(UserId sponsor) {
        return jdbc
                .sql("SELECT guest_id FROM sponsor WHERE user_id = :sponsor ORDER BY guest_id")
                .param("sponsor", sponsor.value())
                .query(UUID.class)
                .list()
                .stream()
                .map(UserId::new)
                .toList();
    }

    /** Whether nobody answers for a guest who can sign in. */
    boolean hasNone(UserId guest) {
        return jdbc.sql("""
                        SELECT count(*) FROM sponsor s LEFT JOIN directory_user u ON u.id = s.user_id
                        WHERE s.guest_id = :guest
                          AND (s.group_id IS NOT NULL OR (u.account_enabled AND u.external_user_state IS DISTINCT FROM 'pending_acceptance'))
                        """).param("guest", guest.value()).query(Long.class).single() == 0;
    }

    List<UserId> ownersFor(UserId guest, UserId leaving, Instant now) {
        return jdbc
                .sql(OWNERS)
                .param("guest", guest.value())
                .param("leaving", leaving.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .list()
                .stream()
                .map(UserId::new)
                .toList();
    }
}
