package org.guestflow.partner;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.guestflow.shared.OrganisationId;
import org.guestflow.shared.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Delegated tokens as they are stored: sealed. */
@Repository
class JdbcDelegatedTokens {

    private final JdbcClient jdbc;

    JdbcDelegatedTokens(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void save(UserId user, OrganisationId partner, byte[] bytes, Instant expiresAt) {
        jdbc.sql("""
                INSERT INTO delegated_token (user_id, organisation_id, sealed_token, expires_at)
                VALUES (:user, :partner, :sealed, :expiresAt)
                ON CONFLICT (user_id, organisation_id) DO UPDATE
                SET sealed_token = excluded.sealed_token, expires_at = excluded.expires_at
                """)
                .param("user", user.value())
                .param("partner", partner.value())
                .param("sealed", bytes)
                .param("expiresAt", stored(expiresAt))
                .update();
    }

    Optional<byte[]> find(UserId user, OrganisationId partner, Instant now) {
        return jdbc.sql("""
                SELECT sealed_token FROM delegated_token
                WHERE user_id = :user AND organisation_id = :partner AND expires_at > :now
                """)
                .param("user", user.value())
                .param("partner", partner.value())
                .param("now", stored(now))
                .query((row, number) -> row.getBytes("sealed_token"))
                .optional();
    }

    void delete(UserId user) {
        jdbc.sql("DELETE FROM delegated_token WHERE user_id = :user")
                .param("user", user.value())
                .update();
    }

    void deleteExpired(Instant now) {
        jdbc.sql("DELETE FROM delegated_token WHERE expires_at <= :now")
                .param("now", stored(now))
                .update();
    }

    private static OffsetDateTime stored(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
