package org.guestflow.directory;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Lists of users, page by page. */
@Repository
class JdbcUserSearch {

    private static final String MATCHES = """
            WHERE (:mails::text[] IS NULL OR lower(u.mail) = ANY (:mails::text[]))
              AND (:mailPattern::text IS NULL OR u.mail ILIKE :mailPattern::text)
              AND (:namePattern::text IS NULL OR u.display_name ILIKE :namePattern::text)
              AND (u.user_type = :userType::text OR (:userType::text IS NULL AND u.user_type <> 'application'))
              AND (NOT :notBlocked OR u.account_enabled)
              AND (:role::text IS NULL OR EXISTS (SELECT FROM directory_role_member h WHERE h.user_id = u.id AND h.role = :role::text))
              AND (:group::text IS NULL OR EXISTS (
                  SELECT FROM group_membership m JOIN directory_group g ON g.id = m.group_id
                  WHERE g.mail_nickname = :group::text AND m.user_id = u.id AND (m.ends_at IS NULL OR m.ends_at > :now)))
            """;

    private final JdbcClient jdbc;

    JdbcUserSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<User> list(UserFilter filter, Instant now, long first, int most) {
        return matching(JdbcUserRow.SELECT + MATCHES + "ORDER BY lower(u.mail) OFFSET :first LIMIT :most", filter, now)
                .param("first", first)
                .param("most", most)
                .query(JdbcUserRow::user)
                .list();
    }

    long count(UserFilter filter, Instant now) {
        return matching("SELECT count(*) FROM directory_user u " + MATCHES, filter, now)
                .query(Long.class)
                .single();
    }

    private StatementSpec matching(String sql, UserFilter filter, Instant now) {
        return jdbc.sql(sql)
                .param(
                        "mails",
                        filter.mails().map(all -> all.toArray(String[]::new)).orElse(null))
                .param("mailPattern", filter.mailPattern().orElse(null))
                .param("namePattern", filter.namePattern().orElse(null))
                .param(
                        "userType",
                        filter.userType()
                                .map(type -> type.name().toLowerCase(Locale.ROOT))
                                .orElse(null))
                .param("role", filter.role().map(DirectoryRole::stored).orElse(null))
                .param("group", filter.group().orElse(null))
                .param("notBlocked", filter.notBlocked())
                .param("now", now.atOffset(ZoneOffset.UTC));
    }
}
