package org.guestflow.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.guestflow.directory.KeptAccess.Obstacle;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.TransactionMemory;
import org.guestflow.shared.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How a deleted user's rows are put back where they were. */
@Repository
class JdbcRestoration {

    private static final String ACCOUNT = """
            INSERT INTO directory_user (id, user_principal_name, mail, mail_as_typed, display_name, user_type, creation_type, external_user_state,
                external_user_state_changed_at, account_enabled, preferred_language, invited_by, created_at, last_sign_in_at, time_zone, kept_while_pending)
            SELECT u.id, u.user_principal_name, u.mail, u.mail_as_typed, u.display_name, u.user_type, u.creation_type, u.external_user_state,
                u.external_user_state_changed_at, true, u.preferred_language, (SELECT i.id FROM directory_user i WHERE i.id = u.invited_by), u.created_at,
                u.last_sign_in_at, u.time_zone, u.kept_while_pending
            FROM deleted_user d CROSS JOIN LATERAL jsonb_populate_record(NULL::directory_user, d.account) u
            WHERE d.id = :id
            ON CONFLICT DO NOTHING
            """;

    private static final String HOLDER = """
            SELECT h.id FROM deleted_user d JOIN directory_user h
              ON lower(h.mail) = lower(d.account ->> 'mail') OR lower(h.user_principal_name) = lower(d.account ->> 'user_principal_name')
            WHERE d.id = :id ORDER BY lower(h.mail) LIMIT 1
            """;

    private static final String SPONSORS = """
            FROM deleted_user d CROSS JOIN LATERAL jsonb_populate_recordset(NULL::sponsor, d.sponsors) s
            LEFT JOIN directory_user u ON u.id = s.user_id LEFT JOIN directory_group g ON g.id = s.group_id
            WHERE d.id = :id AND (coalesce(u.id, g.id) IS NULL) =\s""";

    private static final String ACCESS = """
            SELECT 'group' AS type, m.group_id AS target, kept.item ->> 'name' AS name, m.request_id, m.granted_at, m.ends_at, g.id IS NULL AS gone,
                   g.membership <> 'assigned' AS computed
            FROM deleted_user d CROSS JOIN LATERAL jsonb_array_elements(d.memberships) kept (item)
            CROSS JOIN LATERAL jsonb_populate_record(NULL::group_member, kept.item) m LEFT JOIN directory_group g ON g.id = m.group_id
            WHERE d.id = :id
            UNION ALL
            SELECT 'application', s.application_id, kept.item ->> 'name', s.request_id, s.granted_at, s.ends_at, a.id IS NULL, false
            FROM deleted_user d CROSS JOIN LATERAL jsonb_array_elements(d.assignments) kept (item)
            CROSS JOIN LATERAL jsonb_populate_record(NULL::application_assignment, kept.item) s LEFT JOIN application a ON a.id = s.application_id
            WHERE d.id = :id
            ORDER BY 3, 2
            """;

    private final JdbcClient jdbc;

    JdbcRestoration(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False where the address or the user principal name is taken, also by a transaction that commits meanwhile. */
    boolean insertAccount(UserId user) {
        boolean inserted = jdbc.sql(ACCOUNT).param("id", user.value()).update() == 1;
        TransactionMemory.forgetAll();
        return inserted;
    }

    /** Whose the address or the user principal name is by now. */
    Optional<UserId> holder(UserId user) {
        return jdbc.sql(HOLDER)
                .param("id", user.value())
                .query(UUID.class)
                .optional()
                .map(UserId::new);
    }

    /** Those who are still there. */
    void insertSponsors(UserId user) {
        jdbc.sql(
                        "INSERT INTO sponsor (guest_id, position, user_id, group_id) SELECT s.guest_id, s.position, s.user_id, s.group_id "
                                + SPONSORS + "false")
                .param("id", user.value())
                .update();
    }

    /** The users and groups who are not there any more. */
    List<UUID> sponsorsGone(UserId user) {
        return jdbc.sql("SELECT coalesce(s.user_id, s.group_id) " + SPONSORS + "true ORDER BY s.position")
                .param("id", user.value())
                .query(UUID.class)
                .list();
    }

    List<KeptAccess> access(UserId user, Instant now) {
        return jdbc.sql(ACCESS)
                .param("id", user.value())
                .query((row, number) -> access(row, now))
                .list();
    }

    private static KeptAccess access(ResultSet row, Instant now) throws SQLException {
        UUID target = row.getObject("target", UUID.class);
        Optional<Instant> endsAt = Optional.ofNullable(row.getObject("ends_at", OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
        return new KeptAccess(
                "group".equals(row.getString("type")) ? Target.group(target) : Target.application(target),
                row.getString("name"),
                Optional.ofNullable(row.getObject("request_id", UUID.class)).map(RequestId::new),
                row.getObject("granted_at", OffsetDateTime.class).toInstant(),
                endsAt,
                obstacle(row, endsAt, now));
    }

    private static Optional<Obstacle> obstacle(ResultSet row, Optional<Instant> endsAt, Instant now)
            throws SQLException {
        if (row.getBoolean("gone")) {
            return Optional.of(Obstacle.GONE);
        }
        if (row.getBoolean("computed")) {
            return Optional.of(Obstacle.NOT_KEPT_BY_HAND);
        }
        return endsAt.filter(end -> !end.isAfter(now)).map(end -> Obstacle.ENDED);
    }
}
