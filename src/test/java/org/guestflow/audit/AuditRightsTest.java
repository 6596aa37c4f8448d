package org.guestflow.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.guestflow.support.ProcessTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What keeps the application itself from changing the trail: triggers always, and PostgreSQL's rights where it has a role of its own, as docs/security.md says. */
@ProcessTest
class AuditRightsTest {

    private static final Pattern GRANTS = Pattern.compile("```sql\n(-- As the role that owns.*?)```", Pattern.DOTALL);

    @Autowired
    private AuditTrail trail;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE audit_chain SET sequence = sequence - 1",
                "DELETE FROM audit_chain",
                "TRUNCATE audit_chain",
                "UPDATE audit_anchor SET sequence = 1",
                "DELETE FROM audit_anchor",
                "TRUNCATE audit_anchor"
            })
    void neitherEndOfTheChainIsMovedByHand(String sql) {
        assertThatThrownBy(() -> jdbc.sql(sql).update())
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("the audit chain goes on only");
    }

    @Test
    void theLastEntryIsNeverRemoved() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            long last = jdbc.sql("SELECT sequence FROM audit_chain")
                    .query(Long.class)
                    .single();

            assertThatThrownBy(() -> jdbc.sql("SELECT remove_audit_events(:last)")
                            .param("last", last)
                            .query(Long.class)
                            .single())
                    .isInstanceOf(DataAccessException.class);
            status.setRollbackOnly();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE audit_event SET actor = 'nobody'",
                "DELETE FROM audit_event",
                "TRUNCATE audit_event",
                "DELETE FROM audit_chain",
                "UPDATE audit_anchor SET sequence = 1"
            })
    void aRoleOfTheApplicationsOwnIsKeptFromItByTheDatabase(String sql) {
        asTheApplicationsRole(() -> assertThatThrownBy(() -> jdbc.sql(sql).update())
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("permission denied"));
    }

    @Test
    void thatRoleAppendsAndReads() {
        asTheApplicationsRole(() -> {
            trail.record(new AuditEvent("somebody", "appended", "Test", "1", null, Map.of(), Map.of()));
            PendingEvents.append();
            assertThat(trail.isWhole()).isTrue();
        });
    }

    private void asTheApplicationsRole(Runnable work) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            String schema =
                    jdbc.sql("SELECT current_schema()").query(String.class).single();
            jdbc.sql("CREATE ROLE guestflow_application").update();
            jdbc.sql("GRANT USAGE ON SCHEMA " + schema + " TO guestflow_application")
                    .update();
            documentedGrants()
                    .lines()
                    .filter(line -> !line.startsWith("--"))
                    .forEach(statement ->
                            jdbc.sql(statement.replace("public", schema)).update());
            jdbc.sql("SET LOCAL ROLE guestflow_application").update();
            work.run();
            status.setRollbackOnly();
        });
    }

    private static String documentedGrants() {
        try {
            Matcher found = GRANTS.matcher(Files.readString(Path.of("docs/security.md")));
            assertThat(found.find()).isTrue();
            return found.group(1);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
