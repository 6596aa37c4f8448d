package org.guestflow.subscription;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.guestflow.shared.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Subscriptions as they are stored. One that has expired is not there any more. */
@Repository
class JdbcSubscriptions {

    private final JdbcClient jdbc;

    JdbcSubscriptions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(UUID id, UserId owner, Terms terms, byte[] clientState, byte[] signingKey, Instant now) {
        jdbc.sql("""
                        INSERT INTO subscription (id, owner_id, resource_type, resource_id, change_types, notification_url, sealed_client_state, sealed_signing_key, expires_at, created_at)
                        VALUES (:id, :owner, :type, :resource, :changes, :url, :state, :key, :expires, :now)
                        """)
                .param("id", id)
                .param("owner", owner.value())
                .param("type", terms.resource().type().segment())
                .param("resource", terms.resource().id().orElse(null))
                .param(
                        "changes",
                        terms.changeTypes().stream().map(ChangeType::word).toArray(String[]::new))
                .param("url", terms.notificationUrl().toString())
                .param("state", clientState)
                .param("key", signingKey)
                .param("expires", stored(terms.expiresAt()))
                .param("now", stored(now))
                .update();
    }

    Optional<Subscription> find(UUID id, Instant now) {
        return jdbc.sql("SELECT * FROM subscription WHERE id = :id AND expires_at > :now")
                .param("id", id)
                .param("now", stored(now))
                .query(JdbcSubscriptionRow::read)
                .optional();
    }

    List<Subscription> of(UserId owner, Instant now) {
        return jdbc.sql(
                        "SELECT * FROM subscription WHERE owner_id = :owner AND expires_at > :now ORDER BY created_at, id")
                .param("owner", owner.value())
                .param("now", stored(now))
                .query(JdbcSubscriptionRow::read)
                .list();
    }

    List<Subscription> all(Instant now) {
        return jdbc.sql("SELECT * FROM subscription WHERE expires_at > :now ORDER BY created_at, id")
                .param("now", stored(now))
                .query(JdbcSubscriptionRow::read)
                .list();
    }

    /** False where it has ended meanwhile. */
    boolean renew(UUID id, Instant end, Instant now) {
        return jdbc.sql("UPDATE subscription SET expires_at = :end WHERE id = :id AND expires_at > :now")
                        .param("end", stored(end))
                        .param("id", id)
                        .param("now", stored(now))
                        .update()
                == 1;
    }

    boolean delete(UUID id) {
        return jdbc.sql("DELETE FROM subscription WHERE id = :id")
                        .param("id", id)
                        .update()
                == 1;
    }

    List<Subscription> deleteExpired(Instant now, int most) {
        return jdbc.sql("""
                        DELETE FROM subscription
                        WHERE id IN (SELECT id FROM subscription WHERE expires_at <= :now ORDER BY expires_at LIMIT :most)
                        RETURNING *
                        """)
                .param("now", stored(now))
                .param("most", most)
                .query(JdbcSubscriptionRow::read)
                .list();
    }

    private static OffsetDateTime stored(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
