package org.guestflow.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/**
 * Memberships of groups and assignments to applications as they are stored: two tables of one shape.
 *
 * <p>Every statement holds when many callers run it at once for the same user and target: at most one of them inserts, and none of them shortens what another granted.
 */
@Repository
class JdbcAccess {

    private final JdbcClient jdbc;

    JdbcAccess(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Inserts an access; false where there is one already, ended or not. */
    boolean insert(Access access, Instant now) {
        String sql = access.type() == TargetType.GROUP
                ? "INSERT INTO group_member (group_id, user_id, request_id, granted_at, ends_at) VALUES (:target, :user, :request, :now, :endsAt) ON CONFLICT DO NOTHING"
                : "INSERT INTO application_assignment (application_id, user_id, request_id, granted_at, ends_at) VALUES (:target, :user, :request, :now, :endsAt) ON CONFLICT DO NOTHING";
        return statement(sql, access).param("now", now.atOffset(ZoneOffset.UTC)).update() == 1;
    }

    /** Inserts the same access for several as {@link #insert} does for one; gives those who had none. */
    Set<UserId> insertAll(
            Target target,
            Collection<UserId> users,
            Optional<RequestId> request,
            Optional<Instant> endsAt,
            Instant now) {
        String sql = target.type() == TargetType.GROUP ? """
                INSERT INTO group_member (group_id, user_id, request_id, granted_at, ends_at)
                SELECT :target, u, :request::uuid, :now::timestamptz, :endsAt::timestamptz FROM unnest(:users::uuid[]) u ON CONFLICT DO NOTHING RETURNING user_id
                """ : """
                INSERT INTO application_assignment (application_id, user_id, request_id, granted_at, ends_at)
                SELECT :target, u, :request::uuid, :now::timestamptz, :endsAt::timestamptz FROM unnest(:users::uuid[]) u ON CONFLICT DO NOTHING RETURNING user_id
                """;
        return jdbc.sql(sql)
                .param("target", target.id())
                .param("users", users.stream().map(UserId::value).toArray(UUID[]::new))
                .param("request", request.map(RequestId::value).orElse(null))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("endsAt", endsAt.map(end -> end.atOffset(ZoneOffset.UTC)).orElse(null))
                .query((row, number) -> new UserId(row.getObject("user_id", UUID.class)))
                .set();
    }

    /** Prolongs an access that ends earlier than this one; one that has ended begins now. Gives the earlier end, or empty where there was nothing to prolong. */
    Optional<Instant> prolong(Access access, Instant now) {
        String sql = access.type() == TargetType.GROUP ? """
                UPDATE group_member m SET ends_at = :endsAt, request_id = :request,
                    granted_at = CASE WHEN old.ends_at <= :now THEN :now::timestamptz ELSE old.granted_at END, prolonged_at = :now::timestamptz
                FROM (SELECT * FROM group_member WHERE group_id = :target AND user_id = :user FOR UPDATE) old
                WHERE m.group_id = old.group_id AND m.user_id = old.user_id AND old.ends_at < coalesce(:endsAt, 'infinity') RETURNING old.ends_at
                """ : """
                UPDATE application_assignment m SET ends_at = :endsAt, request_id = :request,
                    granted_at = CASE WHEN old.ends_at <= :now THEN :now::timestamptz ELSE old.granted_at END, prolonged_at = :now::timestamptz
                FROM (SELECT * FROM application_assignment WHERE application_id = :target AND user_id = :user FOR UPDATE) old
                WHERE m.application_id = old.application_id AND m.user_id = old.user_id AND old.ends_at < coalesce(:endsAt, 'infinity') RETURNING old.ends_at
                """;
        return statement(sql, access)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(JdbcAccess::end)
                .optional();
    }

    /** Changes when an access ends, and leaves it to the request that granted it; gives the access as it was, or empty where there was none. */
    Optional<Access> changeEnd(Access access) {
        String sql = access.type() == TargetType.GROUP ? """
                UPDATE group_member m SET ends_at = :endsAt
                FROM (SELECT * FROM group_member WHERE group_id = :target AND user_id = :user FOR UPDATE) old
                WHERE m.group_id = old.group_id AND m.user_id = old.user_id RETURNING old.ends_at
                """ : """
                UPDATE application_assignment m SET ends_at = :endsAt
                FROM (SELECT * FROM application_assignment WHERE application_id = :target AND user_id = :user FOR UPDATE) old
                WHERE m.application_id = old.application_id AND m.user_id = old.user_id RETURNING old.ends_at
                """;
        return jdbc.sql(sql.replace(":endsAt", ":endsAt::timestamptz"))
                .param("target", access.target())
                .param("user", access.user().value())
                .param(
                        "endsAt",
                        access.endsAt().map(end -> end.atOffset(ZoneOffset.UTC)).orElse(null))
                .query((row, number) -> new Access(
                        access.type(),
                        access.target(),
                        access.user(),
                        access.request(),
                        Optional.ofNullable(row.getObject("ends_at", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)))
                .optional();
    }

    Optional<Instant> grantedAt(Target target, UserId user) {
        String sql = target.type() == TargetType.GROUP
                ? "SELECT granted_at FROM group_member WHERE group_id = :target AND user_id = :user"
                : "SELECT granted_at FROM application_assignment WHERE application_id = :target AND user_id = :user";
        return jdbc.sql(sql)
                .param("target", target.id())
                .param("user", user.value())
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    boolean delete(Target target, UserId user) {
        String sql = target.type() == TargetType.GROUP
                ? "DELETE FROM group_member WHERE group_id = :target AND user_id = :user"
                : "DELETE FROM application_assignment WHERE application_id = :target AND user_id = :user";
        return jdbc.sql(sql)
                        .param("target", target.id())
                        .param("user", user.value())
                        .update()
                == 1;
    }

    private StatementSpec statement(String sql, Access access) {
        return jdbc.sql(sql.replace(":endsAt", ":endsAt::timestamptz").replace(":request", ":request::uuid"))
                .param("target", access.target())
                .param("user", access.user().value())
                .param("request", access.request().map(RequestId::value).orElse(null))
                .param(
                        "endsAt",
                        access.endsAt().map(end -> end.atOffset(ZoneOffset.UTC)).orElse(null));
    }

    private static Instant end(ResultSet row, int number) throws SQLException {
        return row.getObject("ends_at", OffsetDateTime.class).toInstant();
    }

    /** One user's access to one group or application, for ever where it has no end. */
    record Access(TargetType type, UUID target, UserId user, Optional<RequestId> request, Optional<Instant> endsAt) {}
}
