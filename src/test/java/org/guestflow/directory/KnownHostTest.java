package org.guestflow.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.guestflow.support.ProcessTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The host organisation is known for a second, and whoever does not know it does not make others wait. */
@ProcessTest
class KnownHostTest {

    @Autowired
    private HikariDataSource database;

    @Test
    void whoeverHasTheLastConnectionDoesNotWaitForOneWhoHasNone() {
        try (HikariDataSource one = ofOneConnection()) {
            JdbcClient jdbc = JdbcClient.create(one);
            JdbcOrganisations organisations = new JdbcOrganisations(jdbc);

            CompletableFuture<Optional<Organisation>> waiting = new TransactionTemplate(
                            new DataSourceTransactionManager(one))
                    .execute(status -> {
                        jdbc.sql("SELECT 1").query(Integer.class).single();
                        CompletableFuture<Optional<Organisation>> other =
                                CompletableFuture.supplyAsync(organisations::findHost);
                        await().until(() -> one.getHikariPoolMXBean().getThreadsAwaitingConnection() == 1);

                        assertThat(organisations.findHost()).isPresent();
                        return other;
                    });

            assertThat(waiting.join()).isPresent();
        }
    }

    private HikariDataSource ofOneConnection() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.getJdbcUrl());
        config.setUsername(database.getUsername());
        config.setPassword(database.getPassword());
        config.setMaximumPoolSize(1);
        return new HikariDataSource(config);
    }
}
