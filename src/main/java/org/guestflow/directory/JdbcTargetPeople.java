package org.guestflow.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.guestflow.shared.Place;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.Slice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The people of one group or application, page by page, ordered by address. */
@Repository
class JdbcTargetPeople {

    private static final String COLUMNS = JdbcUserRow.SELECT.replace(
            "FROM directory_user u", ", k.granted_at, m.ends_at, k.request_id FROM directory_user u");
    private static final String OF_GROUP = COLUMNS + """
            JOIN group_membership m ON m.user_id = u.id AND m.group_id = :target
            LEFT JOIN group_member k ON k.group_id = :target AND k.user_id = u.id
            """;
    private static final String OF_APPLICATION = COLUMNS + """
            JOIN application_assignment m ON m.user_id = u.id AND m.application_id = :target
            JOIN application_assignment k ON k.application_id = :target AND k.user_id = u.id
            """;
    private static final String PAGE = """
            WHERE (m.ends_at IS NULL OR m.ends_at > :now)
              AND (:text::text IS NULL OR starts_with(lower(u.mail), :text::text) OR starts_with(lower(u.display_name), :text::text))
              AND (:after::text IS NULL OR lower(u.mail) > :after::text)
            ORDER BY lower(u.mail) LIMIT :most
            """;

    private final JdbcClient jdbc;

    JdbcTargetPeople(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Slice<TargetPerson> list(Target target, Optional<String> text, Optional<String> after, int size, Instant now)
            throws RuleViolation {
        String place = after.isPresent() ? Place.read(after.get(), 1).get(0) : null;
        List<TargetPerson> rows = jdbc.sql((target.type() == TargetType.GROUP ? OF_GROUP : OF_APPLICATION) + PAGE)
                .param("target", target.id())
                .param("text", text.map(typed -> typed.toLowerCase(Locale.ROOT)).orElse(null))
                .param("after", place)
                .param("most", size + 1)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(JdbcTargetPeople::person)
                .list();
        return Slice.of(rows, size, person -> Place.after(person.user().mail().key()));
    }

    private static TargetPerson person(ResultSet row, int number) throws SQLException {
        return new TargetPerson(
                JdbcUserRow.user(row, number),
                instant(row, "granted_at"),
                instant(row, "ends_at"),
                Optional.ofNullable(row.getObject("request_id", UUID.class)).map(RequestId::new));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
