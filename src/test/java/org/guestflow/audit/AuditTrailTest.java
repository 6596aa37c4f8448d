package org.guestflow.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.guestflow.shared.RequestId;
import org.guestflow.support.ProcessTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

@ProcessTest
class AuditTrailTest {

    @Autowired
    private AuditTrail trail;

    @Autowired
    private AuditLog log;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    private final String object = UUID.randomUUID().toString();
    private TransactionTemplate transaction;
    private TransactionTemplate apart;

    @BeforeEach
    void begin() {
        transaction = new TransactionTemplate(transactions);
        apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Test
    void anEventKnowsTheCallInWhichItHappenedAndTheHashCoversIt() throws Exception {
        CallIds call = new CallIds(UUID.randomUUID(), Optional.of("ours"));
        call.enter();
        try {
            transaction.executeWithoutResult(status -> trail.record(event("called")));
        } finally {
            CallIds.leave();
        }
        transaction.executeWithoutResult(status -> trail.record(event("later")));

        List<AuditEntry> entries = log.list(
                        new AuditFilter(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(object),
                                Optional.empty(),
                                Optional.empty()),
                        Optional.empty(),
                        2)
                .items();
        assertThat(entries).extracting(AuditEntry::call).containsExactly(Optional.empty(), Optional.of(call));
        assertThat(trail.isWhole()).isTrue();
        apart.executeWithoutResult(status -> {
            jdbc.sql("ALTER TABLE audit_event DISABLE TRIGGER ALL").update();
            jdbc.sql("UPDATE audit_event SET call_client_request_id = 'theirs' WHERE call_request_id = :call")
                    .param("call", call.requestId())
                    .update();
            assertThat(trail.isWhole()).isFalse();
            status.setRollbackOnly();
        });
    }

    @Test
    void eventsAreAppendedInTheOrderInWhichTheyWereRecorded() {
        transaction.executeWithoutResult(status -> {
            trail.record(event("first"));
            trail.record(event("second"));
        });

        assertThat(actions()).containsExactly("first", "second");
        assertThat(trail.isWhole()).isTrue();
    }

    @Test
    void whateverAnEventSaysItsHashCanBeComputedAgain() {
        Map<String, Object> everything = Map.of(
                "text",
                "\"quoted\", ünï¢ödé, \u2028 and \uD83D\uDE00",
                "number",
                17,
                "fraction",
                1.50e10,
                "flag",
                true,
                "time",
                Instant.parse("2026-11-23T10:00:00.123456789Z"),
                "set",
                Set.of("b", "a", "c"),
                "list",
                List.of(3, 2, 1),
                "nested",
                Map.of("z", 1, "a", Map.of("y", 2, "b", 3)),
                "bbb",
                1,
                "aa",
                2);

        transaction.executeWithoutResult(status -> trail.record(new AuditEvent(
                AuditEvent.SYSTEM, "Say everything", "Test", object, RequestId.random(), Map.of(), everything)));

        assertThat(trail.isWhole()).isTrue();
    }

    @Test
    void aTransactionThatIsRolledBackLeavesNoEvent() {
        transaction.executeWithoutResult(status -> {
            trail.record(event("undone"));
            status.setRollbackOnly();
        });

        assertThat(actions()).isEmpty();
    }

    @Test
    void aTransactionWithinAnotherHasEventsOfItsOwn() {
        transaction.executeWithoutResult(outer -> {
            trail.record(event("outer"));
            apart.executeWithoutResult(inner -> trail.record(event("inner")));
            assertThat(actions()).containsExactly("inner");
            outer.setRollbackOnly();
        });

        assertThat(actions()).containsExactly("inner");
        assertThat(trail.isWhole()).isTrue();
    }

    @Test
    void nothingIsRecordedOutsideATransaction() {
        assertThatThrownBy(() -> trail.record(event("stray"))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theChainIsNotLockedBeforeTheCommit() {
        transaction.executeWithoutResult(slow -> {
            trail.record(event("slow"));
            apart.executeWithoutResult(quick -> trail.record(event("quick")));
        });

        assertThat(actions()).containsExactly("quick", "slow");
    }

    @Test
    void nothingIsDoneWhereTheTrailHasNoEndToGoOnFrom() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    jdbc.sql("SET LOCAL session_replication_role = replica").update();
                    jdbc.sql("DELETE FROM audit_chain").update();
                    trail.record(event("lost"));
                }))
                .hasMessageContaining("no end");

        assertThat(actions()).isEmpty();
        assertThat(trail.isWhole()).isTrue();
    }

    @Test
    void manyThreadsAppendToOneChain() throws Exception {
        int threads = 8;
        int each = 25;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            Callable<Void> appending = () -> {
                for (int i = 0; i < each; i++) {
                    transaction.executeWithoutResult(status -> trail.record(event("together")));
                }
                return null;
            };
            for (Future<Void> done : pool.invokeAll(
                    IntStream.range(0, threads).mapToObj(i -> appending).toList())) {
                done.get();
            }
        } finally {
            pool.shutdown();
        }

        assertThat(actions()).hasSize(threads * each);
        assertThat(trail.isWhole()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE audit_event SET actor = 'nobody' WHERE object_id = :object",
                "DELETE FROM audit_event WHERE object_id = :object"
            })
    void anEventIsNeitherChangedNorRemoved(String sql) {
        transaction.executeWithoutResult(status -> trail.record(event("kept")));

        assertThatThrownBy(() -> jdbc.sql(sql).param("object", object).update())
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("audit events are append-only");
    }

    @Test
    void theTrailIsNotEmptied() {
        assertThatThrownBy(() -> jdbc.sql("TRUNCATE audit_event").update())
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("audit events are append-only");
    }

    /** The database's superuser can switch the trigger off; the chain tells. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE audit_event SET actor = 'nobody' WHERE object_id = :object AND action = 'second'",
                "UPDATE audit_event SET at = at + interval '1 microsecond' WHERE object_id = :object AND action = 'second'",
                "UPDATE audit_event SET request_id = gen_random_uuid() WHERE object_id = :object AND action = 'second'",
                "UPDATE audit_event SET new_value = '{\"role\": \"Administrator\"}' WHERE object_id = :object AND action = 'second'",
                "UPDATE audit_event SET new_value = NULL WHERE object_id = :object AND action = 'second'",
                "DELETE FROM audit_event WHERE object_id = :object AND action = 'second'",
                "DELETE FROM audit_event WHERE object_id = :object",
                "UPDATE audit_event SET hash = sha256(hash) WHERE object_id = :object AND action = 'third'"
            })
    void tamperingIsFound(String tampering) {
        transaction.executeWithoutResult(
                status -> List.of("first", "second", "third").forEach(action -> trail.record(event(action))));

        transaction.executeWithoutResult(status -> {
            jdbc.sql("ALTER TABLE audit_event DISABLE TRIGGER audit_event_append_only")
                    .update();
            int touched = jdbc.sql(tampering).param("object", object).update();

            assertThat(touched).isPositive();
            assertThat(trail.isWhole()).isFalse();
            status.setRollbackOnly();
        });
        assertThat(trail.isWhole()).isTrue();
    }

    private AuditEvent event(String action) {
        return new AuditEvent("somebody", action, "Test", object, null, Map.of(), Map.of("role", "none"));
    }

    private List<String> actions() {
        return jdbc.sql("SELECT action FROM audit_event WHERE object_id = :object ORDER BY sequence")
                .param("object", object)
                .query(String.class)
                .list();
    }
}
