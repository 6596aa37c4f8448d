package org.guestflow.identity;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.guestflow.shared.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code identity_link}. */
@Repository
class JdbcIdentityLinks {

    private final JdbcClient jdbc;

    JdbcIdentityLinks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<UserId> find(String issuer, String subject) {
        return jdbc.sql("SELECT user_id FROM identity_link WHERE issuer = :issuer AND subject = :subject")
                .param("issuer", issuer)
                .param("subject", subject)
                .query(UUID.class)
                .optional()
                .map(UserId::new);
    }

    boolean has(UserId user) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM identity_link WHERE user_id = :user)")
                .param("user", user.value())
                .query(Boolean.class)
                .single();
    }

    Optional<String> issuerOf(UserId user) {
        return jdbc.sql("SELECT issuer FROM identity_link WHERE user_id = :user")
                .param("user", user.value())
                .query(String.class)
                .optional();
    }

    Optional<IdentityLink> of(UserId user) {
        return jdbc.sql("SELECT issuer, linked_at FROM identity_link WHERE user_id = :user")
                .param("user", user.value())
                .query((row, number) -> new IdentityLink(
                        row.getString("issuer"),
                        row.getObject("linked_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    void delete(UserId user) {
        jdbc.sql("DELETE FROM identity_link WHERE user_id = :user")
                .param("user", user.value())
                .update();
    }

    void insert(String issuer, String subject, UserId user, Instant now) {
        jdbc.sql(
                        "INSERT INTO identity_link (issuer, subject, user_id, linked_at) VALUES (:issuer, :subject, :user, :now)")
                .param("issuer", issuer)
                .param("subject", subject)
                .param("user", user.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }
}
