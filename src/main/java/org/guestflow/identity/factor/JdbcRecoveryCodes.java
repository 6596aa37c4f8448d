package org.guestflow.identity.factor;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.guestflow.shared.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code recovery_code}. */
@Repository
class JdbcRecoveryCodes {

    private final JdbcClient jdbc;

    JdbcRecoveryCodes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(UserId user, byte[] hash) {
        jdbc.sql("INSERT INTO recovery_code (user_id, code_hash) VALUES (:user, :hash)")
                .param("user", user.value())
                .param("hash", hash)
                .update();
    }

    /** Uses a code up; false where there is no such code, or it has been used already. */
    boolean use(UserId user, List<byte[]> hashes, Instant now) {
        return jdbc.sql(
                                "UPDATE recovery_code SET used_at = :now WHERE user_id = :user AND code_hash IN (:hashes) AND used_at IS NULL")
                        .param("user", user.value())
                        .param("hashes", hashes)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    long countUnused(UserId user) {
        return jdbc.sql("SELECT count(*) FROM recovery_code WHERE user_id = :user AND used_at IS NULL")
                .param("user", user.value())
                .query(Long.class)
                .single();
    }

    int deleteAll(UserId user) {
        return jdbc.sql("DELETE FROM recovery_code WHERE user_id = :user")
                .param("user", user.value())
                .update();
    }
}
