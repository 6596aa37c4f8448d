package org.guestflow.lifecycle;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.guestflow.directory.Target;
import org.guestflow.directory.TargetType;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.TransactionMemory;
import org.guestflow.shared.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code access_extension}. */
@Repository
class JdbcAccessExtensions {

    private final JdbcClient jdbc;

    JdbcAccessExtensions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False where one is open for the same access already. */
    boolean insert(AccessExtension asked, Instant now) {
        return jdbc.sql("""
                        INSERT INTO access_extension (id, guest_id, requester_id, target_type, target_id, last_day, justification, state, requested_at)
                        VALUES (:id, :guest, :requester, :type, :target, :lastDay, :justification, 'open', :now) ON CONFLICT DO NOTHING
                        """)
                        .param("id", asked.id().value())
                        .param("guest", asked.guest().value())
                        .param("requester", asked.requester().value())
                        .param("type", asked.target().type().stored())
                        .param("target", asked.target().id())
                        .param("lastDay", asked.lastDay())
                        .param("justification", asked.justification())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    Optional<AccessExtension> find(RequestId id) {
        return jdbc.sql("SELECT * FROM access_extension WHERE id = :id")
                .param("id", id.value())
                .query(JdbcAccessExtensions::extension)
                .optional();
    }

    /** The request, held for the current transaction; empty where it is gone or decided. */
    Optional<AccessExtension> lockOpen(RequestId id) {
        TransactionMemory.forgetAll();
        return jdbc.sql("SELECT * FROM access_extension WHERE id = :id AND state = 'open' FOR UPDATE")
                .param("id", id.value())
                .query(JdbcAccessExtensions::extension)
                .optional();
    }

    List<AccessExtension> all(Collection<RequestId> ids) {
        return jdbc.sql("SELECT * FROM access_extension WHERE id = ANY (:ids)")
                .param("ids", ids.stream().map(RequestId::value).toArray(UUID[]::new))
                .query(JdbcAccessExtensions::extension)
                .list();
    }

    /** What waits for a decision of what was asked for a guest. */
    List<AccessExtension> openOf(UserId guest) {
        return jdbc.sql("SELECT * FROM access_extension WHERE guest_id = :guest AND state = 'open'")
                .param("guest", guest.value())
                .query(JdbcAccessExtensions::extension)
                .list();
    }

    /** What waits for a decision of what was asked for somebody or by him. */
    List<AccessExtension> openAbout(UserId user) {
        return jdbc.sql(
                        "SELECT * FROM access_extension WHERE (guest_id = :user OR requester_id = :user) AND state = 'open'")
                .param("user", user.value())
                .query(JdbcAccessExtensions::extension)
                .list();
    }

    void ended(RequestId id, boolean approved, Instant now) {
        jdbc.sql("UPDATE access_extension SET state = :state, ended_at = :now WHERE id = :id AND state = 'open'")
                .param("state", approved ? "approved" : "refused")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("id", id.value())
                .update();
    }

    private static AccessExtension extension(ResultSet row, int number) throws SQLException {
        return new AccessExtension(
                new RequestId(row.getObject("id", UUID.class)),
                new UserId(row.getObject("guest_id", UUID.class)),
                new UserId(row.getObject("requester_id", UUID.class)),
                new Target(
                        TargetType.of(row.getString("target_type")).orElseThrow(),
                        row.getObject("target_id", UUID.class)),
                row.getObject("last_day", LocalDate.class),
                row.getString("justification"),
                "open".equals(row.getString("state")));
    }
}
