package org.guestflow.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.guestflow.query.Column;
import org.guestflow.query.Columns;
import org.guestflow.query.Found;
import org.guestflow.query.ListQuery;
import org.guestflow.query.ListReader;
import org.guestflow.query.ListSource;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Repository;

/** Applications and who may use them, as programs list them. */
@Repository
class JdbcApplicationPages {

    private static final Columns PROPERTIES = new Columns(
            Map.of(
                    "id", Column.id("a.id").always(),
                    "appId", Column.text("a.app_id").always(),
                    "displayName", Column.text("a.display_name").always(),
                    "createdDateTime", Column.moment("a.created_at").always(),
                    "selfServiceEnabled", Column.flag("a.self_service").always(),
                    "sensitivity", Column.exactText("a.sensitivity").always()),
            Column.id("a.id").always());

    private static final ListSource ALL =
            new ListSource(JdbcApplications.COLUMNS, JdbcApplications.FROM, JdbcViewpoint.APPLICATION, PROPERTIES);

    private static final Columns ASSIGNMENT_PROPERTIES = new Columns(
            Map.of(
                    "principalId", Column.id("u.id").always(),
                    "principalDisplayName", Column.text("u.display_name").always(),
                    "resourceId", Column.id("a.id").always(),
                    "resourceDisplayName", Column.text("a.display_name").always(),
                    "createdDateTime", Column.moment("s.granted_at")),
            Column.exactText("(u.id::text || a.id::text)").always());

    /** Whoever is in the group through which an application hands out access may use it as well. */
    private static final ListSource ASSIGNMENTS = new ListSource(
            "u.id AS user_id, u.display_name AS user_name, a.id AS application_id, a.display_name AS application_name, s.granted_at, s.ends_at",
            """
            (SELECT d.application_id, d.user_id, d.granted_at, d.ends_at FROM application_assignment d JOIN application o ON o.id = d.application_id AND o.access_group_id IS NULL
             UNION ALL
             SELECT o.id, m.user_id, k.granted_at, m.ends_at FROM application o JOIN group_membership m ON m.group_id = o.access_group_id
                 LEFT JOIN group_member k ON k.group_id = m.group_id AND k.user_id = m.user_id) s
            JOIN application a ON a.id = s.application_id JOIN directory_user u ON u.id = s.user_id
            """,
            "(:application::uuid IS NULL OR a.id = :application::uuid) AND (:user::uuid IS NULL OR u.id = :user::uuid) AND "
                    + JdbcViewpoint.LASTS.formatted("s") + " AND " + JdbcViewpoint.USER + " AND "
                    + JdbcViewpoint.APPLICATION,
            ASSIGNMENT_PROPERTIES);

    private final ListReader reader;

    JdbcApplicationPages(ListReader reader) {
        this.reader = reader;
    }

    Found<ApplicationDetails> all(ListQuery query, Viewpoint viewpoint, Instant now) throws RuleViolation {
        return reader.read(ALL, query, JdbcViewpoint.parameters(viewpoint, now), JdbcApplicationPages::details);
    }

    Found<Assignment> assignments(
            Optional<UUID> application, Optional<UserId> user, ListQuery query, Viewpoint viewpoint, Instant now)
            throws RuleViolation {
        Map<String, Object> parameters = JdbcViewpoint.parameters(viewpoint, now);
        parameters.put("application", application.orElse(null));
        parameters.put("user", user.map(UserId::value).orElse(null));
        return reader.read(ASSIGNMENTS, query, parameters, JdbcApplicationPages::assignment);
    }

    private static ApplicationDetails details(ResultSet row, int number) throws SQLException {
        return new ApplicationDetails(
                JdbcApplications.application(row, number),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private static Assignment assignment(ResultSet row, int number) throws SQLException {
        return new Assignment(
                new UserId(row.getObject("user_id", UUID.class)),
                row.getString("user_name"),
                row.getObject("application_id", UUID.class),
                row.getString("application_name"),
                instant(row, "granted_at"),
                instant(row, "ends_at"));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
