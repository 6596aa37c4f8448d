package org.guestflow.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.guestflow.query.Column;
import org.guestflow.query.Columns;
import org.guestflow.query.Found;
import org.guestflow.query.ListQuery;
import org.guestflow.query.ListReader;
import org.guestflow.query.ListSource;
import org.guestflow.shared.ErasedPerson;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code deleted_user}. */
@Repository
class JdbcDeletedUsers {

    /** Who never redeemed had nothing that could be given back. */
    private static final String KEEP = """
            INSERT INTO deleted_user (id, account, sponsors, memberships, assignments, deleted_at, deleted_by, restorable_until)
            SELECT u.id, to_jsonb(u) - 'password_hash' - 'mail_domains',
                   (SELECT coalesce(jsonb_agg(s ORDER BY s.position), '[]') FROM sponsor s WHERE s.guest_id = u.id),
                   (SELECT coalesce(jsonb_agg(to_jsonb(m) || jsonb_build_object('name', g.display_name)), '[]')
                    FROM group_member m JOIN directory_group g ON g.id = m.group_id WHERE m.user_id = u.id),
                   (SELECT coalesce(jsonb_agg(to_jsonb(s) || jsonb_build_object('name', a.display_name)), '[]')
                    FROM application_assignment s JOIN application a ON a.id = s.application_id WHERE s.user_id = u.id),
                   :now, :by::uuid, :until
            FROM directory_user u
            WHERE u.id = :id AND (u.external_user_state = 'accepted' OR u.kept_while_pending)
            """;

    private static final String COLUMNS = JdbcUserRow.COLUMNS
            + ", u.creation_type, u.created_at, u.last_sign_in_at, u.time_zone, d.deleted_at, d.deleted_by, d.restorable_until";
    private static final String FROM =
            "deleted_user d CROSS JOIN LATERAL jsonb_populate_record(NULL::directory_user, d.account) u";
    private static final String RESTORABLE = "d.restorable_until > :now";

    private static final Columns PROPERTIES = new Columns(
            Map.of(
                    "id", Column.id("d.id").always(),
                    "displayName", Column.text("u.display_name").always(),
                    "mail", Column.text("u.mail").always(),
                    "userPrincipalName", Column.text("u.user_principal_name").always(),
                    "userType", Column.word("u.user_type", Map.of("Guest", "guest", "Member", "member")),
                    "createdDateTime", Column.moment("u.created_at").always(),
                    "deletedDateTime", Column.moment("d.deleted_at").always(),
                    "deletedBy", Column.id("d.deleted_by"),
                    "restorableUntilDateTime",
                            Column.moment("d.restorable_until").always()),
            Column.id("d.id").always());

    private static final ListSource ALL = new ListSource(COLUMNS, FROM, RESTORABLE, PROPERTIES);

    private final JdbcClient jdbc;
    private final ListReader reader;

    JdbcDeletedUsers(JdbcClient jdbc, ListReader reader) {
        this.jdbc = jdbc;
        this.reader = reader;
    }

    /** Keeps a user who is about to be deleted, with everything that is in the directory's tables at this moment. */
    void keep(UserId user, Optional<UserId> by, Instant now, Instant until) {
        jdbc.sql(KEEP)
                .param("id", user.value())
                .param("by", by.map(UserId::value).orElse(null))
                .param("now", time(now))
                .param("until", time(until))
                .update();
    }

    Found<DeletedUser> list(ListQuery query, Instant now) throws RuleViolation {
        return reader.read(ALL, query, Map.of("now", time(now)), JdbcDeletedUsers::deletedUser);
    }

    /** Whether it can still be restored or not. */
    Optional<DeletedUser> find(UserId user) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM " + FROM + " WHERE d.id = :id")
                .param("id", user.value())
                .query(JdbcDeletedUsers::deletedUser)
                .optional();
    }

    /** Finds one who can be restored, and holds the row. */
    Optional<DeletedUser> lock(UserId user, Instant now) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM " + FROM + " WHERE d.id = :id AND " + RESTORABLE
                        + " FOR UPDATE OF d")
                .param("id", user.value())
                .param("now", time(now))
                .query(JdbcDeletedUsers::deletedUser)
                .optional();
    }

    /** Those who cannot be restored any more, the longest ones first, and holds their rows. */
    List<DeletedUser> lockOverdue(Instant now, int most) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM " + FROM + " WHERE NOT " + RESTORABLE
                        + " ORDER BY d.restorable_until LIMIT :most FOR UPDATE OF d SKIP LOCKED")
                .param("now", time(now))
                .param("most", most)
                .query(JdbcDeletedUsers::deletedUser)
                .list();
    }

    void delete(UserId user) {
        jdbc.sql("DELETE FROM deleted_user WHERE id = :id")
                .param("id", user.value())
                .update();
    }

    /** Forgets every account that the person has had. */
    void forget(ErasedPerson person) {
        jdbc.sql("""
                DELETE FROM deleted_user
                WHERE id = :id OR lower(account ->> 'mail') = ANY (:addresses) OR lower(account ->> 'mail_as_typed') = ANY (:addresses)
                   OR lower(account ->> 'user_principal_name') = ANY (:addresses)
                """)
                .param("id", person.id().value())
                .param("addresses", person.addressArray())
                .update();
    }

    private static DeletedUser deletedUser(ResultSet row, int number) throws SQLException {
        return new DeletedUser(
                JdbcUserPages.details(row, number),
                Optional.ofNullable(row.getString("time_zone")).map(ZoneId::of),
                instant(row, "deleted_at"),
                Optional.ofNullable(row.getObject("deleted_by", UUID.class)).map(UserId::new),
                instant(row, "restorable_until"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
