package org.guestflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import org.flywaydb.core.Flyway;
import org.guestflow.support.TestPostgres;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A node of a new version changes the schema while one of the old version works. */
class JdbcMigrationTest {

    private static final String MIGRATIONS = "classpath:migration-under-load";

    @Test
    void aMigrationThatAndTheWorkOfOthersWaitForEachOtherIsTriedAgain() throws SQLException {
        String url = TestPostgres.newDatabase();
        JdbcClient jdbc = JdbcClient.create(new DriverManagerDataSource(url));
        jdbc.sql("CREATE TABLE first (id int); CREATE TABLE second (id int)").update();
        Flyway flyway = Flyway.configure()
                .dataSource(url, null, null)
                .locations(MIGRATIONS)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load();
        try (Connection work = DriverManager.getConnection(url);
                Statement statement = work.createStatement()) {
            work.setAutoCommit(false);
            // Waits long for a deadlock to be seen: the other side is the one that is ended.
            statement.execute("SET deadlock_timeout = '1min'");
            statement.execute("LOCK TABLE second IN ROW EXCLUSIVE MODE");
            CompletableFuture<Void> migrated = CompletableFuture.runAsync(() -> new JdbcMigration().migrate(flyway));
            await().until(() ->
                    jdbc.sql("SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'second'::regclass")
                                    .query(Long.class)
                                    .single()
                            == 1);
            statement.execute("LOCK TABLE first IN ROW EXCLUSIVE MODE");
            work.commit();

            migrated.join();
        }
        assertThat(jdbc.sql("SELECT count(*) FROM information_schema.columns WHERE column_name = 'added'")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }
}
