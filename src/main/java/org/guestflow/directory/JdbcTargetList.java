package org.guestflow.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.guestflow.shared.Place;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.Slice;
import org.guestflow.shared.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Groups and applications in one list, ordered by name; people are counted for those on the page only. */
@Repository
class JdbcTargetList {

    private static final String LIST = """
            WITH listed AS (
                SELECT 'group' AS type, g.id, g.mail_nickname AS handle, g.display_name, g.membership, g.self_service, g.sensitivity, g.id AS group_id
                FROM directory_group g
                WHERE (:owner::uuid IS NULL OR EXISTS (SELECT FROM group_owner o WHERE o.group_id = g.id AND o.user_id = :owner::uuid))
                UNION ALL
                SELECT 'application', a.id, a.app_id, a.display_name, coalesce(g.membership, 'assigned'), a.self_service, a.sensitivity, a.access_group_id
                FROM application a LEFT JOIN directory_group g ON g.id = a.access_group_id
                WHERE (:owner::uuid IS NULL OR EXISTS (SELECT FROM application_owner o WHERE o.application_id = a.id AND o.user_id = :owner::uuid))),
            page AS (
                SELECT * FROM listed
                WHERE (:text::text IS NULL OR starts_with(lower(display_name), :text::text) OR starts_with(lower(handle), :text::text))
                  AND (:afterName::text IS NULL OR (lower(display_name), id) > (:afterName::text, :afterId::uuid))
                ORDER BY lower(display_name), id LIMIT :most)
            SELECT p.*, CASE WHEN p.group_id IS NOT NULL
                        THEN (SELECT count(*) FROM group_membership m WHERE m.group_id = p.group_id AND (m.ends_at IS NULL OR m.ends_at > :now))
                        ELSE (SELECT count(*) FROM application_assignment s WHERE s.application_id = p.id AND (s.ends_at IS NULL OR s.ends_at > :now)) END AS people
            FROM page p ORDER BY lower(p.display_name), p.id
            """;

    private final JdbcClient jdbc;

    JdbcTargetList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Slice<TargetEntry> list(TargetListFilter filter, Optional<String> after, int size, Instant now)
            throws RuleViolation {
        List<String> keys = after.isPresent() ? Place.read(after.get(), 2) : List.of();
        List<TargetEntry> rows = jdbc.sql(LIST)
                .param("owner", filter.owner().map(UserId::value).orElse(null))
                .param(
                        "text",
                        filter.text().map(text -> text.toLowerCase(Locale.ROOT)).orElse(null))
                .param("afterName", keys.isEmpty() ? null : keys.get(0))
                .param("afterId", keys.isEmpty() ? null : id(keys.get(1)))
                .param("most", size + 1)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(JdbcTargetList::entry)
                .list();
        return Slice.of(
                rows,
                size,
                entry -> Place.after(
                        entry.displayName().toLowerCase(Locale.ROOT),
                        entry.target().id()));
    }

    private static UUID id(String text) throws RuleViolation {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException noId) {
            throw Place.invalid(noId);
        }
    }

    private static TargetEntry entry(ResultSet row, int number) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new TargetEntry(
                "group".equals(row.getString("type")) ? Target.group(id) : Target.application(id),
                row.getString("handle"),
                row.getString("display_name"),
                GroupMembership.valueOf(row.getString("membership").toUpperCase(Locale.ROOT)),
                row.getBoolean("self_service"),
                Sensitivity.valueOf(row.getString("sensitivity").toUpperCase(Locale.ROOT)),
                row.getLong("people"));
    }
}
