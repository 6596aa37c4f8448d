package org.guestflow.approval;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.guestflow.shared.PaddedList;
import org.guestflow.shared.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code approval_absence}. What is over goes, as soon as nobody is offered anything because of it. */
@Repository
class JdbcAbsences {

    private static final String NOW = "now";
    private static final String USER = "user";

    private final JdbcClient jdbc;

    JdbcAbsences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Absence absence) {
        write("""
                INSERT INTO approval_absence (id, user_id, stand_in_id, begins_at, ends_at, zone)
                VALUES (:id, :user, :standIn, :begin, :end, :zone)""", absence);
    }

    /** It counts as one that has not begun: whoever stands in now has been offered nothing yet. */
    void update(Absence absence) {
        write("""
                UPDATE approval_absence SET stand_in_id = :standIn, begins_at = :begin, ends_at = :end, zone = :zone, offered = false
                WHERE id = :id AND user_id = :user""", absence);
    }

    private void write(String sql, Absence absence) {
        jdbc.sql(sql)
                .param("id", absence.id())
                .param(USER, absence.user().value())
                .param("standIn", absence.standIn().value())
                .param("begin", time(absence.beginsAt()))
                .param("end", time(absence.endsAt()))
                .param("zone", absence.zone().getId())
                .update();
    }

    void delete(UUID id) {
        jdbc.sql("DELETE FROM approval_absence WHERE id = :id").param("id", id).update();
    }

    Optional<Absence> find(UUID id, Instant now) {
        return jdbc.sql("SELECT * FROM approval_absence WHERE id = :id AND ends_at > :now")
                .param("id", id)
                .param(NOW, time(now))
                .query(JdbcAbsences::absence)
                .optional();
    }

    boolean overlaps(Absence absence) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM approval_absence WHERE user_id = :user AND id <> :id AND begins_at < :end AND ends_at > :begin)
                        """)
                .param(USER, absence.user().value())
                .param("id", absence.id())
                .param("begin", time(absence.beginsAt()))
                .param("end", time(absence.endsAt()))
                .query(Boolean.class)
                .single();
    }

    List<Absence> of(UserId user, Instant now) {
        return notOver("user_id", user, now);
    }

    List<Absence> withStandIn(UserId user, Instant now) {
        return notOver("stand_in_id", user, now);
    }

    private List<Absence> notOver(String column, UserId user, Instant now) {
        return jdbc.sql("SELECT * FROM approval_absence WHERE " + column
                        + " = :user AND ends_at > :now ORDER BY begins_at, id")
                .param(USER, user.value())
                .param(NOW, time(now))
                .query(JdbcAbsences::absence)
                .list();
    }

    /** The absences of several people at a moment. Whoever is away himself stands in for nobody. */
    List<Absence> lasting(Collection<UserId> users, Instant now) {
        if (users.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                        SELECT * FROM approval_absence a
                        WHERE user_id IN (:users) AND begins_at <= :now AND ends_at > :now
                          AND NOT EXISTS (SELECT FROM approval_absence o WHERE o.user_id = a.stand_in_id AND o.begins_at <= :now AND o.ends_at > :now)
                        ORDER BY begins_at, id""")
                .param("users", PaddedList.of(users.stream().map(UserId::value).toList()))
                .param(NOW, time(now))
                .query(JdbcAbsences::absence)
                .list();
    }

    List<Absence> about(UserId user) {
        return jdbc.sql("SELECT * FROM approval_absence WHERE user_id = :user OR stand_in_id = :user ORDER BY id")
                .param(USER, user.value())
                .query(JdbcAbsences::absence)
                .list();
    }

    /** Those that have begun since tasks were last offered. */
    List<Absence> begun(Instant now) {
        return jdbc.sql("SELECT * FROM approval_absence WHERE NOT offered AND begins_at <= :now AND ends_at > :now")
                .param(NOW, time(now))
                .query(JdbcAbsences::absence)
                .list();
    }

    List<Absence> over(Instant now) {
        return jdbc.sql("SELECT * FROM approval_absence WHERE ends_at <= :now")
                .param(NOW, time(now))
                .query(JdbcAbsences::absence)
                .list();
    }

    void offered(UUID id) {
        jdbc.sql("UPDATE approval_absence SET offered = true WHERE id = :id")
                .param("id", id)
                .update();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Absence absence(ResultSet row, int number) throws SQLException {
        return new Absence(
                row.getObject("id", UUID.class),
                new UserId(row.getObject("user_id", UUID.class)),
                new UserId(row.getObject("stand_in_id", UUID.class)),
                row.getObject("begins_at", OffsetDateTime.class).toInstant(),
                row.getObject("ends_at", OffsetDateTime.class).toInstant(),
                ZoneId.of(row.getString("zone")));
    }
}
