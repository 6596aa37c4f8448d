package org.guestflow.identity.factor;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.guestflow.identity.SecondFactor;
import org.guestflow.shared.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code authenticator_app}. */
@Repository
class JdbcAuthenticators {

    private final JdbcClient jdbc;

    JdbcAuthenticators(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<SecondFactor> registered(UserId user) {
        return jdbc.sql(
                        "SELECT id, registered_at, last_used_at FROM authenticator_app WHERE user_id = :user AND registered_at IS NOT NULL ORDER BY registered_at, id")
                .param("user", user.value())
                .query((row, number) -> new SecondFactor(
                        row.getObject("id", UUID.class),
                        SecondFactor.Kind.AUTHENTICATOR_APP,
                        Optional.empty(),
                        row.getObject("registered_at", OffsetDateTime.class).toInstant(),
                        Optional.ofNullable(row.getObject("last_used_at", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)))
                .list();
    }

    List<Sealed> keys(UserId user) {
        return jdbc.sql(
                        "SELECT id, sealed_key FROM authenticator_app WHERE user_id = :user AND registered_at IS NOT NULL")
                .param("user", user.value())
                .query(JdbcAuthenticators::sealed)
                .list();
    }

    Optional<Sealed> begun(UserId user, UUID app, Instant since) {
        return jdbc.sql(
                        "SELECT id, sealed_key FROM authenticator_app WHERE id = :id AND user_id = :user AND registered_at IS NULL AND begun_at > :since")
                .param("id", app)
                .param("user", user.value())
                .param("since", utc(since))
                .query(JdbcAuthenticators::sealed)
                .optional();
    }

    /** Takes the place of one that was begun before, also where two begin at once. */
    void begin(UUID id, UserId user, byte[] sealedKey, Instant now) {
        jdbc.sql("""
                INSERT INTO authenticator_app (id, user_id, sealed_key, begun_at) VALUES (:id, :user, :key, :now)
                ON CONFLICT (user_id) WHERE registered_at IS NULL
                DO UPDATE SET id = excluded.id, sealed_key = excluded.sealed_key, begun_at = excluded.begun_at
                """)
                .param("id", id)
                .param("user", user.value())
                .param("key", sealedKey)
                .param("now", utc(now))
                .update();
    }

    /** From now on it counts; false where somebody else has just completed or replaced it. The step is used up with it. */
    boolean complete(UUID id, long step, Instant now) {
        return jdbc.sql(
                                "UPDATE authenticator_app SET registered_at = :now, last_step = :step WHERE id = :id AND registered_at IS NULL")
                        .param("id", id)
                        .param("step", step)
                        .param("now", utc(now))
                        .update()
                == 1;
    }

    /** Uses a step up, and those before it; false where it has been used already, on whatever node. */
    boolean use(UUID id, long step, Instant now) {
        return jdbc.sql(
                                "UPDATE authenticator_app SET last_step = :step, last_used_at = :now WHERE id = :id AND last_step < :step")
                        .param("id", id)
                        .param("step", step)
                        .param("now", utc(now))
                        .update()
                == 1;
    }

    boolean delete(UUID id, UserId user) {
        return jdbc.sql(
                                "DELETE FROM authenticator_app WHERE id = :id AND user_id = :user AND registered_at IS NOT NULL")
                        .param("id", id)
                        .param("user", user.value())
                        .update()
                == 1;
    }

    int deleteAll(UserId user) {
        return jdbc.sql("DELETE FROM authenticator_app WHERE user_id = :user")
                .param("user", user.value())
                .update();
    }

    private static Sealed sealed(ResultSet row, int number) throws SQLException {
        return new Sealed(row.getObject("id", UUID.class), row.getBytes("sealed_key"));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** An app's key as it is stored. */
    @SuppressWarnings("ArrayRecordComponent") // never compared as a whole
    record Sealed(UUID id, byte[] key) {}
}
