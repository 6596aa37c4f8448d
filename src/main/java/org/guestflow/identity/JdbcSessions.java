package org.guestflow.identity;

import org.guestflow.shared.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Spring Session's tables, where sessions have to end in the transaction that ends their ground; Spring Session's own deletion is a transaction apart. */
@Repository
class JdbcSessions {

    private final JdbcClient jdbc;

    JdbcSessions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void delete(UserId user) {
        jdbc.sql("DELETE FROM spring_session WHERE principal_name = :user")
                .param("user", user.toString())
                .update();
    }

    void deleteOthers(UserId user, String kept) {
        jdbc.sql("DELETE FROM spring_session WHERE principal_name = :user AND session_id <> :kept")
                .param("user", user.toString())
                .param("kept", kept)
                .update();
    }
}
