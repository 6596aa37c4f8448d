package org.guestflow.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** From when until when access is there, as it is stored: two tables of one shape. */
@Repository
class JdbcAccessPeriods {

    private final JdbcClient jdbc;

    JdbcAccessPeriods(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<AccessPeriod> find(UserId user, Target target) {
        return statement(
                        target,
                        user,
                        "SELECT granted_at, ends_at FROM group_member WHERE group_id = :target AND user_id = :user",
                        "SELECT granted_at, ends_at FROM application_assignment WHERE application_id = :target AND user_id = :user")
                .query((row, number) ->
                        new AccessPeriod(instant(row, "granted_at").orElseThrow(), instant(row, "ends_at")))
                .optional();
    }

    /** Gives the earlier end; empty where there was nothing to extend. */
    Optional<Instant> extend(UserId user, Target target, Instant endsAt, Optional<RequestId> ground, Instant now) {
        return statement(target, user, """
                        UPDATE group_member m SET ends_at = :endsAt, request_id = coalesce(:ground::uuid, old.request_id), prolonged_at = :now::timestamptz
                        FROM (SELECT * FROM group_member WHERE group_id = :target AND user_id = :user FOR UPDATE) old
                        WHERE m.group_id = old.group_id AND m.user_id = old.user_id AND old.ends_at < :endsAt RETURNING old.ends_at
                        """, """
                        UPDATE application_assignment m SET ends_at = :endsAt, request_id = coalesce(:ground::uuid, old.request_id), prolonged_at = :now::timestamptz
                        FROM (SELECT * FROM application_assignment WHERE application_id = :target AND user_id = :user FOR UPDATE) old
                        WHERE m.application_id = old.application_id AND m.user_id = old.user_id AND old.ends_at < :endsAt RETURNING old.ends_at
                        """)
                .param("endsAt", time(endsAt))
                .param("now", time(now))
                .param("ground", ground.map(RequestId::value).orElse(null))
                .query((row, number) -> instant(row, "ends_at").orElseThrow())
                .optional();
    }

    /** Gives the end that has passed; empty where nothing was deleted. */
    Optional<Instant> deleteIfOver(UserId user, Target target, Instant now) {
        return statement(
                        target,
                        user,
                        "DELETE FROM group_member WHERE group_id = :target AND user_id = :user AND ends_at <= :now RETURNING ends_at",
                        "DELETE FROM application_assignment WHERE application_id = :target AND user_id = :user AND ends_at <= :now RETURNING ends_at")
                .param("now", time(now))
                .query((row, number) -> instant(row, "ends_at").orElseThrow())
                .optional();
    }

    /** Everything of a user that has an end to come. */
    List<EndOfAccess> endingAfter(UserId user, Instant now) {
        return jdbc.sql("""
                        SELECT 'group' AS type, group_id AS target, ends_at FROM group_member WHERE user_id = :user AND ends_at > :now
                        UNION ALL
                        SELECT 'application', application_id, ends_at FROM application_assignment WHERE user_id = :user AND ends_at > :now
                        """)
                .param("user", user.value())
                .param("now", time(now))
                .query((row, number) -> new EndOfAccess(
                        new Target(
                                TargetType.of(row.getString("type")).orElseThrow(),
                                row.getObject("target", UUID.class)),
                        instant(row, "ends_at").orElseThrow()))
                .list();
    }

    /** Moves an end; false where it is not the one any more that was read. */
    boolean moveEnd(UserId user, EndOfAccess read, Instant endsAt) {
        return statement(
                                read.target(),
                                user,
                                "UPDATE group_member SET ends_at = :endsAt WHERE group_id = :target AND user_id = :user AND ends_at = :read",
                                "UPDATE application_assignment SET ends_at = :endsAt WHERE application_id = :target AND user_id = :user AND ends_at = :read")
                        .param("endsAt", time(endsAt))
                        .param("read", time(read.endsAt()))
                        .update()
                == 1;
    }

    private StatementSpec statement(Target target, UserId user, String ofGroup, String ofApplication) {
        return jdbc.sql(target.type() == TargetType.GROUP ? ofGroup : ofApplication)
                .param("target", target.id())
                .param("user", user.value());
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    /** When access to something ends. */
    record EndOfAccess(Target target, Instant endsAt) {}
}
