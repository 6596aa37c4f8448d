package org.guestflow.subscription;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What subscriptions have yet to be told. */
@Repository
class JdbcChanges {

    private final JdbcClient jdbc;

    JdbcChanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Writes changes down, in their order, for each subscription that is about them. Only one that is being deleted is locked, and is passed by: whoever changes something waits for nobody. */
    List<DeliveryTask> insert(List<AuditedChange> changes, Instant now) {
        return jdbc.sql("""
                        WITH interested AS (
                            SELECT id, resource_type, resource_id, change_types FROM subscription
                            WHERE resource_type = ANY (:resources) AND expires_at > :now AND (resource_id IS NULL OR resource_id = ANY (:objects))
                            FOR KEY SHARE SKIP LOCKED)
                        INSERT INTO subscription_change (id, subscription_id, object_id, change_type, occurred_at)
                        SELECT gen_random_uuid(), i.id, c.object, c.type, :now::timestamptz
                        FROM unnest(:resources::text[], :objects::uuid[], :types::text[]) WITH ORDINALITY AS c (resource, object, type, number)
                        JOIN interested i ON i.resource_type = c.resource AND (i.resource_id IS NULL OR i.resource_id = c.object) AND c.type = ANY (i.change_types)
                        ORDER BY c.number
                        ON CONFLICT ON CONSTRAINT told_once_per_transaction DO NOTHING
                        RETURNING id, subscription_id
                        """)
                .param(
                        "resources",
                        changes.stream()
                                .map(change -> change.resource().segment())
                                .toArray(String[]::new))
                .param("objects", changes.stream().map(AuditedChange::object).toArray(UUID[]::new))
                .param(
                        "types",
                        changes.stream().map(change -> change.type().word()).toArray(String[]::new))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(JdbcChanges::task)
                .list();
    }

    private static DeliveryTask task(ResultSet row, int number) throws SQLException {
        return new DeliveryTask(row.getObject("subscription_id", UUID.class), row.getObject("id", UUID.class));
    }

    /** Gives the message that has been begun; empty where there is none. */
    Optional<UUID> begunMessage(UUID subscription) {
        return jdbc.sql(
                        "SELECT batch FROM subscription_change WHERE subscription_id = :id AND batch IS NOT NULL LIMIT 1")
                .param("id", subscription)
                .query(UUID.class)
                .optional();
    }

    /** Begins a message with the oldest changes. */
    void begin(UUID subscription, UUID message, int most) {
        jdbc.sql("""
                        UPDATE subscription_change SET batch = :message
                        WHERE id IN (SELECT id FROM subscription_change WHERE subscription_id = :id ORDER BY position LIMIT :most)
                        """)
                .param("message", message)
                .param("id", subscription)
                .param("most", most)
                .update();
    }

    List<Change> of(UUID subscription, UUID message) {
        return jdbc.sql("""
                        SELECT id, object_id, change_type FROM subscription_change
                        WHERE subscription_id = :id AND batch = :message ORDER BY position
                        """)
                .param("id", subscription)
                .param("message", message)
                .query(JdbcChanges::change)
                .list();
    }

    void delete(UUID subscription, UUID message) {
        jdbc.sql("DELETE FROM subscription_change WHERE subscription_id = :id AND batch = :message")
                .param("id", subscription)
                .param("message", message)
                .update();
    }

    int deleteOlder(UUID subscription, Instant than) {
        return jdbc.sql("DELETE FROM subscription_change WHERE subscription_id = :id AND occurred_at <= :than")
                .param("id", subscription)
                .param("than", than.atOffset(ZoneOffset.UTC))
                .update();
    }

    boolean anyLeft(UUID subscription) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM subscription_change WHERE subscription_id = :id)")
                .param("id", subscription)
                .query(Boolean.class)
                .single();
    }

    private static Change change(ResultSet row, int number) throws SQLException {
        return new Change(
                row.getObject("id", UUID.class),
                row.getObject("object_id", UUID.class),
                ChangeType.valueOf(row.getString("change_type").toUpperCase(Locale.ROOT)));
    }
}
