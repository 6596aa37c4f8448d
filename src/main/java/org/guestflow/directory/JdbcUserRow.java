package org.guestflow.directory;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.UserId;

/** How a user's row is read, whichever query finds it. */
final class JdbcUserRow {

    /** What {@link #user} reads; {@code u} is the user's row. */
    static final String COLUMNS = """
            u.id, u.mail, u.mail_as_typed, u.display_name, u.user_principal_name, u.user_type, u.external_user_state, u.external_user_state_changed_at,
            u.account_enabled, u.preferred_language, u.invited_by, array(SELECT r.role FROM directory_role_member r WHERE r.user_id = u.id) AS roles
            """;

    /** Selects them from all users. */
    static final String SELECT = "SELECT " + COLUMNS + "FROM directory_user u\n";

    private JdbcUserRow() {}

    static User user(ResultSet row, int number) throws SQLException {
        return new User(
                new UserId(row.getObject("id", UUID.class)),
                address(row.getString("mail")),
                row.getString("mail_as_typed"),
                row.getString("display_name"),
                row.getString("user_principal_name"),
                UserType.valueOf(row.getString("user_type").toUpperCase(Locale.ROOT)),
                roles(row.getArray("roles")),
                Optional.ofNullable(row.getString("external_user_state"))
                        .map(state -> ExternalUserState.valueOf(state.toUpperCase(Locale.ROOT))),
                Optional.ofNullable(row.getObject("external_user_state_changed_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                row.getBoolean("account_enabled"),
                Optional.ofNullable(row.getString("preferred_language")),
                Optional.ofNullable(row.getObject("invited_by", UUID.class)).map(UserId::new));
    }

    private static EmailAddress address(String stored) {
        return EmailAddress.parse(stored)
                .orElseThrow(() -> new IllegalStateException("an address in the directory is not normalised"));
    }

    private static Set<DirectoryRole> roles(Array stored) throws SQLException {
        return Arrays.stream((String[]) stored.getArray())
                .map(DirectoryRole::of)
                .collect(Collectors.toUnmodifiableSet());
    }
}
