package org.guestflow.identity.factor;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalInt;
import org.guestflow.shared.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code second_factor_try}; shared by all nodes. */
@Repository
class JdbcFactorTries {

    private final JdbcClient jdbc;

    JdbcFactorTries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Counts a try, in a statement of its own, before anybody compares; empty where there were as many as may be since that moment. */
    OptionalInt count(UserId user, boolean proven, int most, Instant since, Instant now) {
        return jdbc.sql("""
                        INSERT INTO second_factor_try AS t (user_id, proven, began_at, tries) VALUES (:user, :proven, :now, 1)
                        ON CONFLICT (user_id, proven) DO UPDATE SET tries = CASE WHEN t.began_at <= :since THEN 1 ELSE t.tries + 1 END,
                            began_at = CASE WHEN t.began_at <= :since THEN :now ELSE t.began_at END
                        WHERE t.began_at <= :since OR t.tries < :most RETURNING tries""")
                .param("user", user.value())
                .param("proven", proven)
                .param("most", most)
                .param("since", utc(since))
                .param("now", utc(now))
                .query(Integer.class)
                .optional()
                .map(OptionalInt::of)
                .orElseGet(OptionalInt::empty);
    }

    /** When the count began; empty where another node has just forgotten it. */
    Optional<Instant> beganAt(UserId user, boolean proven) {
        return jdbc.sql("SELECT began_at FROM second_factor_try WHERE user_id = :user AND proven = :proven")
                .param("user", user.value())
                .param("proven", proven)
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    void forget(UserId user, boolean proven) {
        jdbc.sql("DELETE FROM second_factor_try WHERE user_id = :user AND proven = :proven")
                .param("user", user.value())
                .param("proven", proven)
                .update();
    }

    void forgetAll(UserId user) {
        jdbc.sql("DELETE FROM second_factor_try WHERE user_id = :user")
                .param("user", user.value())
                .update();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
