package org.guestflow.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Guests by where they are. */
@Repository
class JdbcGuestAccess {

    private static final String TARGETS = """
            SELECT t.type, t.id, t.display_name, t.membership, t.through, count(*) AS guests, min(t.granted_at) AS first_since
            FROM (
                SELECT 'group' AS type, g.id, g.display_name, g.membership, false AS through, m.user_id, m.ends_at, k.granted_at
                FROM directory_group g JOIN group_membership m ON m.group_id = g.id
                LEFT JOIN group_member k ON k.group_id = m.group_id AND k.user_id = m.user_id AND g.membership <> 'dynamic'
                UNION ALL
                SELECT 'application', a.id, a.display_name, 'assigned', false, s.user_id, s.ends_at, s.granted_at
                FROM application a JOIN application_assignment s ON s.application_id = a.id
                WHERE a.access_group_id IS NULL
                UNION ALL
                SELECT 'application', a.id, a.display_name, g.membership, true, m.user_id, m.ends_at, k.granted_at
                FROM application a JOIN directory_group g ON g.id = a.access_group_id JOIN group_membership m ON m.group_id = g.id
                LEFT JOIN group_member k ON k.group_id = m.group_id AND k.user_id = m.user_id AND g.membership <> 'dynamic') t
            JOIN directory_user u ON u.id = t.user_id AND u.user_type = 'guest'
            WHERE t.ends_at IS NULL OR t.ends_at > :now
            GROUP BY t.type, t.id, t.display_name, t.membership, t.through
            ORDER BY lower(t.display_name), t.id
            """;

    private static final String GUESTS = "SELECT " + JdbcUserRow.COLUMNS + """
            , m.granted_at, m.ends_at, m.prolonged_at, m.request_id, u.last_sign_in_at,
            array(SELECT coalesce(su.display_name, sg.display_name)
                  FROM sponsor s LEFT JOIN directory_user su ON su.id = s.user_id LEFT JOIN directory_group sg ON sg.id = s.group_id
                  WHERE s.guest_id = u.id ORDER BY s.position) AS sponsors
            FROM directory_user u JOIN %s m ON m.user_id = u.id AND m.%s = :target
            WHERE u.user_type = 'guest' AND (m.ends_at IS NULL OR m.ends_at > :now) AND u.id = ANY (:some)
            ORDER BY lower(u.mail)
            """;
    private static final String OF_GROUP = GUESTS.formatted("group_member", "group_id");
    private static final String OF_APPLICATION = GUESTS.formatted("application_assignment", "application_id");

    private final JdbcClient jdbc;

    JdbcGuestAccess(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<TargetWithGuests> targets(Instant now) {
        return jdbc.sql(TARGETS)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(JdbcGuestAccess::target)
                .list();
    }

    Map<UserId, GuestOfTarget> guests(Target target, Collection<UserId> some, Instant now) {
        Map<UserId, GuestOfTarget> guests = new LinkedHashMap<>();
        about(target, some, OF_GROUP, OF_APPLICATION)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(JdbcGuestAccess::guest)
                .list()
                .forEach(guest -> guests.put(guest.user().id(), guest));
        return guests;
    }

    /** Always in one order: two who hold several do not wait for each other for ever. */
    void hold(Target target, Collection<UserId> some) {
        about(
                        target,
                        some,
                        "SELECT user_id FROM group_member WHERE group_id = :target AND user_id = ANY (:some) ORDER BY user_id FOR UPDATE",
                        "SELECT user_id FROM application_assignment WHERE application_id = :target AND user_id = ANY (:some) ORDER BY user_id FOR UPDATE")
                .query(UUID.class)
                .list();
    }

    private StatementSpec about(Target target, Collection<UserId> some, String ofGroup, String ofApplication) {
        return jdbc.sql(target.type() == TargetType.GROUP ? ofGroup : ofApplication)
                .param("target", target.id())
                .param("some", some.stream().map(UserId::value).toArray(UUID[]::new));
    }

    private static TargetWithGuests target(ResultSet row, int number) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new TargetWithGuests(
                "group".equals(row.getString("type")) ? Target.group(id) : Target.application(id),
                row.getString("display_name"),
                GroupMembership.valueOf(row.getString("membership").toUpperCase(Locale.ROOT)),
                row.getBoolean("through"),
                row.getLong("guests"),
                instant(row, "first_since"));
    }

    private static GuestOfTarget guest(ResultSet row, int number) throws SQLException {
        return new GuestOfTarget(
                JdbcUserRow.user(row, number),
                row.getObject("granted_at", OffsetDateTime.class).toInstant(),
                instant(row, "ends_at"),
                instant(row, "prolonged_at"),
                Optional.ofNullable(row.getObject("request_id", UUID.class)).map(RequestId::new),
                instant(row, "last_sign_in_at"),
                List.of((String[]) row.getArray("sponsors").getArray()));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
