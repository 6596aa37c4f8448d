package org.guestflow.lifecycle;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.TransactionMemory;
import org.guestflow.shared.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** The tables {@code guest_inactivity} and {@code guest_without_access}. */
@Repository
class JdbcInactivity {

    /** Guests in use: neither members from outside, nor those who have yet to redeem, nor those who are blocked. */
    private static final String GUESTS = """
            u.user_type = 'guest' AND u.external_user_state = 'accepted' AND u.account_enabled
            """;

    /** A directory role is something to come for, too. */
    private static final String HAS_ACCESS = """
            (EXISTS (SELECT FROM group_membership m WHERE m.user_id = u.id AND (m.ends_at IS NULL OR m.ends_at > :now))
             OR EXISTS (SELECT FROM application_assignment s WHERE s.user_id = u.id AND (s.ends_at IS NULL OR s.ends_at > :now))
             OR EXISTS (SELECT FROM directory_role_member r WHERE r.user_id = u.id))
            """;

    private static final String INACTIVE = """
            SELECT gen_random_uuid() AS id, u.id AS user_id, CASE WHEN seen.at < :notSeenSince THEN 'no_sign_in' ELSE 'no_access' END AS reason,
                   NULL::timestamptz AS block_at, NULL::timestamptz AS blocked_at, NULL::timestamptz AS delete_at
            FROM directory_user u
            CROSS JOIN LATERAL (SELECT max(i.ended_at) AS at FROM guest_inactivity i WHERE i.user_id = u.id) back
            CROSS JOIN LATERAL (SELECT greatest(u.created_at, u.external_user_state_changed_at, u.last_sign_in_at, back.at) AS at) seen
            LEFT JOIN guest_without_access w ON w.user_id = u.id
            WHERE %s
              AND (:after::uuid IS NULL OR u.id > :after::uuid)
              AND (seen.at < :notSeenSince OR (w.since < :noAccessSince AND coalesce(back.at, w.since) < :noAccessSince))
              AND NOT EXISTS (SELECT FROM guest_inactivity i WHERE i.user_id = u.id AND i.ended_at IS NULL)
            ORDER BY u.id LIMIT :most
            """.formatted(GUESTS);

    /** As above, asked of one guest whose inactivity has begun; what the nightly look has noted may not be so any more. */
    private static final String STILL_INACTIVE = """
            SELECT EXISTS (
                SELECT FROM directory_user u
                CROSS JOIN LATERAL (SELECT max(i.ended_at) AS at FROM guest_inactivity i WHERE i.user_id = u.id) back
                CROSS JOIN LATERAL (SELECT greatest(u.created_at, u.external_user_state_changed_at, u.last_sign_in_at, back.at) AS at) seen
                LEFT JOIN guest_without_access w ON w.user_id = u.id
                WHERE u.id = :user AND %s
                  AND (seen.at < :notSeenSince OR (w.since < :noAccessSince AND coalesce(back.at, w.since) < :noAccessSince AND NOT %s)))
            """.formatted(GUESTS, HAS_ACCESS);

    private static final String GIVEN_SINCE = """
            SELECT EXISTS (SELECT FROM group_member WHERE user_id = :user AND granted_at > :since)
                OR EXISTS (SELECT FROM application_assignment WHERE user_id = :user AND granted_at > :since)
                OR EXISTS (SELECT FROM directory_user WHERE id = :user AND external_user_state = 'pending_acceptance')
            """;

    private final JdbcClient jdbc;

    JdbcInactivity(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Notes who has no access, and forgets who has some again. */
    void noteWithoutAccess(Instant now) {
        jdbc.sql("DELETE FROM guest_without_access w USING directory_user u WHERE u.id = w.user_id AND " + HAS_ACCESS)
                .param("now", time(now))
                .update();
        jdbc.sql(
                        "INSERT INTO guest_without_access (user_id, since) SELECT u.id, :now FROM directory_user u WHERE "
                                + GUESTS + " AND NOT " + HAS_ACCESS
                                + " AND NOT EXISTS (SELECT FROM guest_without_access w WHERE w.user_id = u.id) ON CONFLICT DO NOTHING")
                .param("now", time(now))
                .update();
    }

    /** Guests who are inactive since then and whom no process instance sees to, in the order of their own ids; with new ids. */
    List<GuestInactivity> inactive(Instant notSeenSince, Instant noAccessSince, Optional<UserId> last, int most) {
        return jdbc.sql(INACTIVE)
                .param("after", last.map(UserId::value).orElse(null))
                .param("notSeenSince", time(notSeenSince))
                .param("noAccessSince", time(noAccessSince))
                .param("most", most)
                .query(JdbcInactivity::inactivity)
                .list();
    }

    /** Whether a guest is inactive since then, as {@link #inactive} finds them, whoever sees to him. */
    boolean isInactive(UserId guest, Instant notSeenSince, Instant noAccessSince, Instant now) {
        return jdbc.sql(STILL_INACTIVE)
                .param("user", guest.value())
                .param("notSeenSince", time(notSeenSince))
                .param("noAccessSince", time(noAccessSince))
                .param("now", time(now))
                .query(Boolean.class)
                .single();
    }

    /** Whether somebody has given a guest access since, or has him prove an address anew. */
    boolean isGivenSince(UserId guest, Instant since) {
        return jdbc.sql(GIVEN_SINCE)
                .param("user", guest.value())
                .param("since", time(since))
                .query(Boolean.class)
                .single();
    }

    /** Keeps that a guest of whom nothing is open is active now. */
    void active(UserId guest, Instant now) {
        jdbc.sql("""
                        INSERT INTO guest_inactivity (id, user_id, reason, begun_at, ended_at)
                        SELECT gen_random_uuid(), id, 'no_sign_in', :now, :now FROM directory_user WHERE id = :user AND user_type = 'guest'
                        """).param("user", guest.value()).param("now", time(now)).update();
    }

    /** Those that have not ended, in the order of the ids. */
    List<GuestInactivity> openAfter(Optional<RequestId> last, int most) {
        return jdbc.sql(
                        "SELECT * FROM guest_inactivity WHERE ended_at IS NULL AND (:after::uuid IS NULL OR id > :after::uuid) ORDER BY id LIMIT :most")
                .param("after", last.map(RequestId::value).orElse(null))
                .param("most", most)
                .query(JdbcInactivity::inactivity)
                .list();
    }

    /** False where another instance sees to that guest since. */
    boolean insert(GuestInactivity inactivity, Instant now) {
        return jdbc.sql(
                                "INSERT INTO guest_inactivity (id, user_id, reason, begun_at) VALUES (:id, :user, :reason, :now) ON CONFLICT DO NOTHING")
                        .param("id", inactivity.id().value())
                        .param("user", inactivity.guest().value())
                        .param("reason", inactivity.reason().name().toLowerCase(Locale.ROOT))
                        .param("now", time(now))
                        .update()
                == 1;
    }

    Optional<UserId> guestOf(RequestId id) {
        return row(id, "SELECT user_id FROM guest_inactivity WHERE id = :id")
                .query(UUID.class)
                .optional()
                .map(UserId::new);
    }

    /** Finds one that has not ended, and holds it. */
    Optional<GuestInactivity> lock(RequestId id) {
        TransactionMemory.forgetAll();
        return row(id, "SELECT * FROM guest_inactivity WHERE id = :id AND ended_at IS NULL FOR UPDATE")
                .query(JdbcInactivity::inactivity)
                .optional();
    }

    Optional<GuestInactivity> open(UserId guest) {
        return jdbc.sql("SELECT * FROM guest_inactivity WHERE user_id = :user AND ended_at IS NULL")
                .param("user", guest.value())
                .query(JdbcInactivity::inactivity)
                .optional();
    }

    /** Those of several whose inactivity has begun and not ended. */
    List<UserId> inactiveAmong(Collection<UserId> users) {
        return jdbc.sql("SELECT user_id FROM guest_inactivity WHERE user_id = ANY (:users) AND ended_at IS NULL")
                .param("users", users.stream().map(UserId::value).toArray(UUID[]::new))
                .query((row, number) -> new UserId(row.getObject("user_id", UUID.class)))
                .list();
    }

    void announced(RequestId id, Instant blockAt) {
        row(id, "UPDATE guest_inactivity SET block_at = :at WHERE id = :id")
                .param("at", time(blockAt))
                .update();
    }

    void blocked(RequestId id, Instant now, Instant deleteAt) {
        row(id, "UPDATE guest_inactivity SET blocked_at = :now, delete_at = :at WHERE id = :id")
                .param("now", time(now))
                .param("at", time(deleteAt))
                .update();
    }

    void ended(RequestId id, Instant now) {
        row(id, "UPDATE guest_inactivity SET ended_at = :now WHERE id = :id AND ended_at IS NULL")
                .param("now", time(now))
                .update();
    }

    private StatementSpec row(RequestId id, String sql) {
        return jdbc.sql(sql).param("id", id.value());
    }

    private static GuestInactivity inactivity(ResultSet row, int number) throws SQLException {
        return new GuestInactivity(
                new RequestId(row.getObject("id", UUID.class)),
                new UserId(row.getObject("user_id", UUID.class)),
                GuestInactivity.Reason.valueOf(row.getString("reason").toUpperCase(Locale.ROOT)),
                instant(row, "block_at"),
                instant(row, "blocked_at"),
                instant(row, "delete_at"));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
