package org.guestflow.directory;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
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

    void insert(UserId guest, int position, UserId sponsor) {
        jdbc.sql("INSERT INTO sponsor (guest_id, position, user_id) VALUES (:guest, :position, :sponsor)")
                .param("guest", guest.value())
                .param("position", position)
                .param("sponsor", sponsor.value())
                .update();
    }

    List<User> people(UserId guest, Instant now) {
        return jdbc.sql(UserRow.SELECT + """
                        JOIN (SELECT person, min(position) AS position FROM (
                                  SELECT s.user_id AS person, s.position FROM sponsor s WHERE s.guest_id = :guest AND s.user_id IS NOT NULL
                                  UNION ALL
                                  SELECT m.user_id, s.position FROM sponsor s JOIN group_membership m ON m.group_id = s.group_id
                                  WHERE s.guest_id = :guest AND (m.ends_at IS NULL OR m.ends_at > :now)) every_way
                              GROUP BY person) a ON a.person = u.id
                        ORDER BY a.position, lower(u.mail)
                        """)
                .param("guest", guest.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(UserRow::user)
                .list();
    }
}
