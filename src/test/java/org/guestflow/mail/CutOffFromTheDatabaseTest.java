package org.guestflow.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.guestflow.support.ScriptedMailServer;
import org.guestflow.support.TestPostgres;
import org.junit.jupiter.api.Test;

/** The mail server has taken a mail, and the connection to the database is cut before that is recorded. */
class CutOffFromTheDatabaseTest {

    private static final String[] LEASES = {
        "guestflow.mail.answer-timeout=5s", "guestflow.mail.deadline=5s", "guestflow.mail.lease=11s"
    };

    @Test
    void whatTheServerSaidIsRecordedAndTheMailIsNotRepeated() throws SQLException {
        String database = TestPostgres.newDatabase();
        Notice notice = Notices.invitation();
        try (ScriptedMailServer server = ScriptedMailServer.start();
                MailSystem system = MailSystem.onDatabase(database, server.port(), LEASES);
                Connection somebodyElse = DriverManager.getConnection(database);
                Connection administrator = DriverManager.getConnection(database)) {
            somebodyElse.setAutoCommit(false);
            server.once(".", conversation -> {
                holdNotices(somebodyElse);
                ScriptedMailServer.say("250 taken").play(conversation);
            });

            system.queue(notice);
            await().atMost(Duration.ofSeconds(20)).until(() -> cutOffWhoeverRecords(administrator));
            somebodyElse.commit();

            await().atMost(Duration.ofSeconds(60))
                    .until(() -> system.deliveries(notice.request()).get(0).state() == DeliveryState.SENT);
            assertThat(system.deliveries(notice.request()).get(0).attempts()).isEqualTo(1);
            assertThat(server.messages()).hasSize(1);
        }
    }

    private static void holdNotices(Connection connection) throws IOException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT FROM notice FOR UPDATE");
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private static boolean cutOffWhoeverRecords(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet cut = statement.executeQuery("""
                        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                        WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE 'UPDATE notice%'
                        """)) {
            return cut.next();
        }
    }
}
