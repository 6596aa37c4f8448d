package org.guestflow.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.guestflow.shared.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code api_client}. */
@Repository
class JdbcApiClients {

    private final JdbcClient jdbc;

    JdbcApiClients(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Row> list() {
        return jdbc.sql("SELECT client_id, user_id FROM api_client ORDER BY client_id")
                .query(JdbcApiClients::row)
                .list();
    }

    Optional<Row> find(UserId account) {
        return jdbc.sql("SELECT client_id, user_id FROM api_client WHERE user_id = :user")
                .param("user", account.value())
                .query(JdbcApiClients::row)
                .optional();
    }

    Optional<Row> find(String clientId) {
        return jdbc.sql("SELECT client_id, user_id FROM api_client WHERE client_id = :client")
                .param("client", clientId)
                .query(JdbcApiClients::row)
                .optional();
    }

    /** False where the client is recorded already, also by a transaction that commits meanwhile. */
    boolean insertIfFree(String clientId, UserId account, Instant now) {
        return jdbc.sql("""
                        INSERT INTO api_client (client_id, user_id, created_at) VALUES (:client, :user, :now)
                        ON CONFLICT (client_id) DO NOTHING
                        """)
                        .param("client", clientId)
                        .param("user", account.value())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    void delete(UserId account) {
        jdbc.sql("DELETE FROM api_client WHERE user_id = :user")
                .param("user", account.value())
                .update();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(row.getString("client_id"), new UserId(row.getObject("user_id", UUID.class)));
    }

    record Row(String clientId, UserId account) {}
}
