package org.guestflow.directory;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.guestflow.shared.Place;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.Slice;
import org.guestflow.shared.TransactionMemory;
import org.guestflow.shared.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who holds which role, as it is stored. */
@Repository
class JdbcRoleAssignments {

    private static final String HELD =
            JdbcUserRow.SELECT.replace("FROM directory_user u", ", held.role FROM directory_user u")
                    + "JOIN directory_role_member held ON held.user_id = u.id ";

    private final JdbcClient jdbc;

    JdbcRoleAssignments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Slice<RoleAssignment> list(Optional<DirectoryRole> role, Optional<String> after, int size) throws RuleViolation {
        List<String> place = after.isPresent() ? Place.read(after.get(), 2) : List.of();
        List<RoleAssignment> rows = jdbc.sql(HELD + """
                        WHERE (:role::text IS NULL OR held.role = :role::text)
                          AND (:afterRole::text IS NULL OR (held.role, lower(u.mail)) > (:afterRole::text, :afterMail::text))
                        ORDER BY held.role, lower(u.mail) LIMIT :most""")
                .param("role", role.map(DirectoryRole::stored).orElse(null))
                .param("afterRole", place.isEmpty() ? null : place.get(0))
                .param("afterMail", place.isEmpty() ? null : place.get(1))
                .param("most", size + 1)
                .query((row, number) ->
                        new RoleAssignment(JdbcUserRow.user(row, number), DirectoryRole.of(row.getString("role"))))
                .list();
        return Slice.of(
                rows,
                size,
                last -> Place.after(last.role().stored(), last.user().mail().key()));
    }

    List<User> guestInviters(GuestDomains domains, int most) {
        return jdbc.sql(HELD + """
                        WHERE held.role = 'GuestInviter' AND u.user_type = 'guest' AND u.account_enabled AND u.external_user_state = 'accepted'
                          AND (u.mail_domains && :domains::text[]) = :within
                        ORDER BY lower(u.mail) LIMIT :most""")
                .param("domains", domains.names())
                .param("within", domains.within())
                .param("most", most)
                .query(JdbcUserRow::user)
                .list();
    }

    /** Gives the administrators who may sign in, and keeps others from changing who that is until the transaction ends. Always in the same order, so that nobody waits in a circle. */
    Set<UserId> holdAdministrators() {
        TransactionMemory.forgetAll();
        return jdbc.sql("""
                        SELECT held.user_id FROM directory_role_member held JOIN directory_user u ON u.id = held.user_id
                        WHERE held.role = 'Administrator' AND u.account_enabled AND u.user_type = 'member'
                        ORDER BY held.user_id FOR UPDATE OF held""").query(UUID.class).list().stream().map(UserId::new).collect(Collectors.toUnmodifiableSet());
    }
}
