package org.guestflow.harness;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The durable writes of an invitation without policy, process or mail: guest, invitation and audit entry in one transaction, and a second that marks it sent. What PostgreSQL lets one do at best. */
final class Floor implements Operation {

    private static final String[] STATEMENTS = {
        "INSERT INTO floor.guest (id, mail, name) VALUES (?, ?, 'Guest')",
        "INSERT INTO floor.invitation (id, mail, state) VALUES (?, ?, 'pending')",
        "INSERT INTO floor.audit (id, mail, what) VALUES (?, ?, 'Invite external user')"
    };

    private final DataSource connections;

    Floor(DataSource connections, JdbcClient jdbc) {
        this.connections = connections;
        jdbc.sql("""
                CREATE SCHEMA floor;
                CREATE TABLE floor.guest (id uuid PRIMARY KEY, mail text UNIQUE, name text);
                CREATE TABLE floor.invitation (id uuid PRIMARY KEY, mail text UNIQUE, state text);
                CREATE TABLE floor.audit (id uuid PRIMARY KEY, mail text, what text)
                """).update();
    }

    @Override
    public void once(int number) {
        UUID id = UUID.randomUUID();
        try (Connection connection = connections.getConnection()) {
            connection.setAutoCommit(false);
            for (String statement : STATEMENTS) {
                try (PreparedStatement prepared = connection.prepareStatement(statement)) {
                    prepared.setObject(1, id);
                    prepared.setString(2, "guest-" + id + "@fabrikam.example");
                    prepared.executeUpdate();
                }
            }
            connection.commit();
            try (PreparedStatement prepared =
                    connection.prepareStatement("UPDATE floor.invitation SET state = 'sent' WHERE id = ?")) {
                prepared.setObject(1, id);
                prepared.executeUpdate();
            }
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
