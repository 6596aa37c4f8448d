package org.guestflow.identity.factor;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
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
    OptionalInt count(UserId user, int most, Instant since, Instant now) {
        return jdbc.sql("""
                        INSERT INTO second_factor_try AS t (user_id, began_at, tries) VALUES (:user, :now, 1)
                        ON CONFLICT (user_id) DO UPDATE SET tries = CASE WHEN t.began_at <= :since THEN 1 ELSE t.tries + 1 END,
                            began_at = CASE WHEN t.began_at <= :since THEN :now ELSE t.began_at END
                        WHERE t.began_at <= :since OR t.tries < :most RETURNING tries""")
                .param("user", user.value())
                .param("most", most)
                .param("since", utc(since))
                .param("now", utc(now))
                .query(Integer.class)
                .optional()
                .map(OptionalInt::of)
                .orElseGet(OptionalInt::empty);
    }

    Instant beganAt(UserId user) {
        return jdbc.sql("SELECT began_at FROM second_factor_try WHERE user_id = :user")
                .param("user", user.value())
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    void forget(UserId user) {
        jdbc.sql("DELETE FROM second_factor_try WHERE user_id = :user")
                .param("user", user.value())
                .update();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
