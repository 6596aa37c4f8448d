package org.guestflow.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import org.guestflow.query.Column;
import org.guestflow.query.Columns;
import org.guestflow.query.Found;
import org.guestflow.query.ListQuery;
import org.guestflow.query.ListReader;
import org.guestflow.query.ListSource;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Repository;

/** Groups, as programs list them. */
@Repository
class JdbcGroupPages {

    private static final Columns PROPERTIES = new Columns(
            Map.of(
                    "id", Column.id("g.id").always(),
                    "displayName", Column.text("g.display_name").always(),
                    "mailNickname", Column.text("g.mail_nickname").always(),
                    "createdDateTime", Column.moment("g.created_at").always(),
                    "membershipRule", Column.text("g.membership_rule"),
                    "onPremisesSyncEnabled",
                            Column.flag("(g.membership = 'synced')").always(),
                    "selfServiceEnabled", Column.flag("g.self_service").always(),
                    "sensitivity", Column.exactText("g.sensitivity").always()),
            Column.id("g.id").always());

    private static final ListSource ALL = new ListSource("g.*", "directory_group g", JdbcViewpoint.GROUP, PROPERTIES);
    private static final ListSource WITH_MEMBER = new ListSource(
            "g.*",
            "directory_group g JOIN group_membership m ON m.group_id = g.id AND m.user_id = :member",
            JdbcViewpoint.GROUP + " AND " + JdbcViewpoint.LASTS.formatted("m"),
            PROPERTIES);

    private final ListReader reader;

    JdbcGroupPages(ListReader reader) {
        this.reader = reader;
    }

    Found<GroupDetails> all(ListQuery query, Viewpoint viewpoint, Instant now) throws RuleViolation {
        return reader.read(ALL, query, JdbcViewpoint.parameters(viewpoint, now), JdbcGroupPages::details);
    }

    Found<GroupDetails> withMember(UserId member, ListQuery query, Viewpoint viewpoint, Instant now)
            throws RuleViolation {
        Map<String, Object> parameters = JdbcViewpoint.parameters(viewpoint, now);
        parameters.put("member", member.value());
        return reader.read(WITH_MEMBER, query, parameters, JdbcGroupPages::details);
    }

    private static GroupDetails details(ResultSet row, int number) throws SQLException {
        return new GroupDetails(
                JdbcGroups.group(row, ""),
                Optional.ofNullable(row.getString("membership_rule")),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
