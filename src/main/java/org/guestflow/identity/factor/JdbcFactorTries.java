package org.guestflow.identity.factor;

import java.time.Duration;
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

    private static final String END = "t.began_at + make_interval(secs => :window * 2 ^ t.doublings)";

    private final JdbcClient jdbc;

    JdbcFactorTries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Counts a try, in a statement of its own, before anybody compares; empty where there were as many as a window may have. A window that follows one in which all were used is twice as long, up to
     * sixteen times; after a day without tries it is as long as at first.
     */
    OptionalInt count(UserId user, boolean proven, int most, Duration window, Instant now) {
        return jdbc.sql("""
                        INSERT INTO second_factor_try AS t (user_id, proven, began_at, tries) VALUES (:user, :proven, :now, 1)
                        ON CONFLICT (user_id, proven) DO UPDATE SET tries = CASE WHEN %1$s <= :now THEN 1 ELSE t.tries + 1 END,
                            doublings = CASE WHEN %1$s > :now THEN t.doublings
                                             WHEN %1$s <= :now - interval '1 day' THEN 0
                                             WHEN t.tries >= :most THEN least(t.doublings + 1, 4) ELSE t.doublings END,
                            began_at = CASE WHEN %1$s <= :now THEN :now ELSE t.began_at END
                        WHERE %1$s <= :now OR t.tries < :most RETURNING tries""".formatted(END))
                .param("user", user.value())
                .param("proven", proven)
                .param("most", most)
                .param("window", window.toSeconds())
                .param("now", utc(now))
                .query(Integer.class)
                .optional()
                .map(OptionalInt::of)
                .orElseGet(OptionalInt::empty);
    }

    /** When the window ends; empty where another node has just forgotten the count. */
    Optional<Instant> endsAt(UserId user, boolean proven, Duration window) {
        return jdbc.sql("SELECT " + END + " FROM second_factor_try t WHERE user_id = :user AND proven = :proven")
                .param("window", window.toSeconds())
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

    /** Windows are as long as at first from now on, whoever uses them up. */
    void shorten(UserId user) {
        jdbc.sql("UPDATE second_factor_try SET doublings = 0 WHERE user_id = :user AND doublings > 0")
                .param("user", user.value())
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
