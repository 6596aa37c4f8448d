package org.guestflow.directory;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.guestflow.shared.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who answers for which guest, as it is stored. */
@Repository
class JdbcSponsors {

    private final JdbcClient jdbc;

    JdbcSponsors(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean has(UserId guest, UUID user, UUID group) {
        return jdbc.sql("""
                        SELECT count(*) FROM sponsor
                        WHERE guest_id = :guest AND (user_id = :user::uuid OR group_id = :group::uuid)
                        """)
                        .param("guest", guest.value())
                        .param("user", user)
                        .param("group", group)
                        .query(Long.class)
                        .single()
                > 0;
    }

    Optional<Integer> freePosition(UserId guest) {
        return jdbc.sql("""
                SELECT free FROM generate_series(0, 4) free
                WHERE free NOT IN (SELECT position FROM sponsor WHERE guest_id = :guest) ORDER BY free LIMIT 1
                """).param("guest", guest.value()).query(Integer.class).optional();
    }

    /** Inserts a user or a group; the other one is null. */
    void insert(UserId guest, int position, UUID user, UUID group) {
        jdbc.sql(
                        "INSERT INTO sponsor (guest_id, position, user_id, group_id) VALUES (:guest, :position, :user::uuid, :group::uuid)")
                .param("guest", guest.value())
                .param("position", position)
                .param("user", user)
                .param("group", group)
                .update();
    }

    /** Inserts sponsors of somebody who has none, in their order, as far as they are still there. */
    void insertAll(UserId guest, List<Sponsor> all) {
        int position = 0;
        for (Sponsor other : all) {
            position += insertIfThere(guest, position, other);
        }
    }

    private int insertIfThere(UserId guest, int position, Sponsor sponsor) {
        String sql = sponsor.kind() == Sponsor.Kind.USER
                ? "INSERT INTO sponsor (guest_id, position, user_id) SELECT :guest, :position, u.id FROM directory_user u WHERE u.id = :id"
                : "INSERT INTO sponsor (guest_id, position, group_id) SELECT :guest, :position, g.id FROM directory_group g WHERE g.id = :id";
        return jdbc.sql(sql)
                .param("guest", guest.value())
                .param("position", position)
                .param("id", sponsor.id())
                .update();
    }

    boolean delete(UserId guest, UUID userOrGroup) {
        return jdbc.sql("DELETE FROM sponsor WHERE guest_id = :guest AND :sponsor IN (user_id, group_id)")
                        .param("guest", guest.value())
                        .param("sponsor", userOrGroup)
                        .update()
                == 1;
    }

    List<User> people(UserId guest, Instant now) {
        return jdbc.sql(JdbcUserRow.SELECT + """
                        JOIN (SELECT person, min(position) AS position FROM (
                                  SELECT s.user_id AS person, s.position FROM sponsor s WHERE s.guest_id = :guest AND s.user_id IS NOT NULL
                                  UNION ALL
                                  SELECT m.user_id, s.position FROM sponsor s JOIN group_membership m ON m.group_id = s.group_id
                                  WHERE s.guest_id = :guest AND (m.ends_at IS NULL OR m.ends_at > :now)) every_way
                              GROUP BY person) a ON a.person = u.id
                        WHERE u.user_type <> 'application'
                        ORDER BY a.position, lower(u.mail)
                        """)
                .param("guest", guest.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(JdbcUserRow::user)
                .list();
    }
}
