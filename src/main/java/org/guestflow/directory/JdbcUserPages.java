package org.guestflow.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
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
import org.springframework.stereotype.Repository;

/** Users, as programs list them. */
@Repository
class JdbcUserPages {

    private static final Columns PROPERTIES = new Columns(
            Map.ofEntries(
                    Map.entry("id", Column.id("u.id").always()),
                    Map.entry("displayName", Column.text("u.display_name").always()),
                    Map.entry("mail", Column.text("u.mail").always()),
                    Map.entry(
                            "userPrincipalName",
                            Column.text("u.user_principal_name").always()),
                    Map.entry("userType", Column.word("u.user_type", Map.of("Guest", "guest", "Member", "member"))),
                    Map.entry(
                            "creationType",
                            Column.word(
                                    "u.creation_type",
                                    Map.of("Invitation", "invitation", "DirectAddition", "direct_addition"))),
                    Map.entry(
                            "externalUserState",
                            Column.word(
                                    "u.external_user_state",
                                    Map.of("PendingAcceptance", "pending_acceptance", "Accepted", "accepted"))),
                    Map.entry("externalUserStateChangeDateTime", Column.moment("u.external_user_state_changed_at")),
                    Map.entry("accountEnabled", Column.flag("u.account_enabled").always()),
                    Map.entry("preferredLanguage", Column.text("u.preferred_language")),
                    Map.entry("createdDateTime", Column.moment("u.created_at").always())),
            Column.id("u.id").always());

    private static final String COLUMNS = JdbcUserRow.COLUMNS + ", u.creation_type, u.created_at, u.last_sign_in_at";
    private static final String SEEN = "u.user_type IN ('member', 'guest') AND " + JdbcViewpoint.USER;

    private static final ListSource ALL = new ListSource(COLUMNS, "directory_user u", SEEN, PROPERTIES);
    private static final ListSource OF_GROUP = new ListSource(
            COLUMNS,
            "directory_user u JOIN group_membership m ON m.user_id = u.id AND m.group_id = :group",
            SEEN + " AND " + JdbcViewpoint.LASTS.formatted("m"),
            PROPERTIES);
    private static final ListSource OWNING_GROUP = new ListSource(
            COLUMNS,
            "directory_user u JOIN group_owner o ON o.user_id = u.id AND o.group_id = :target",
            SEEN,
            PROPERTIES);
    private static final ListSource OWNING_APPLICATION = new ListSource(
            COLUMNS,
            "directory_user u JOIN application_owner o ON o.user_id = u.id AND o.application_id = :target",
            SEEN,
            PROPERTIES);

    private final ListReader reader;

    JdbcUserPages(ListReader reader) {
        this.reader = reader;
    }

    Found<UserDetails> all(ListQuery query, Viewpoint viewpoint, Instant now) throws RuleViolation {
        return reader.read(ALL, query, JdbcViewpoint.parameters(viewpoint, now), JdbcUserPages::details);
    }

    Found<UserDetails> ofGroup(UUID group, ListQuery query, Viewpoint viewpoint, Instant now) throws RuleViolation {
        Map<String, Object> parameters = JdbcViewpoint.parameters(viewpoint, now);
        parameters.put("group", group);
        return reader.read(OF_GROUP, query, parameters, JdbcUserPages::details);
    }

    Found<UserDetails> owning(Target target, ListQuery query, Viewpoint viewpoint, Instant now) throws RuleViolation {
        Map<String, Object> parameters = JdbcViewpoint.parameters(viewpoint, now);
        parameters.put("target", target.id());
        ListSource source = target.type() == TargetType.GROUP ? OWNING_GROUP : OWNING_APPLICATION;
        return reader.read(source, query, parameters, JdbcUserPages::details);
    }

    static UserDetails details(ResultSet row, int number) throws SQLException {
        return new UserDetails(
                JdbcUserRow.user(row, number),
                Optional.ofNullable(row.getString("creation_type"))
                        .map(type -> CreationType.valueOf(type.toUpperCase(Locale.ROOT))),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("last_sign_in_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }
}
