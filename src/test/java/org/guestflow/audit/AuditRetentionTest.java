package org.guestflow.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.guestflow.support.ProcessTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The oldest part of the trail is removed, and the rest can still be checked. Everything is undone at the end of each test: the trail is everybody's. */
@ProcessTest
class AuditRetentionTest {

    @Autowired
    private AuditTrail trail;

    @Autowired
    private AuditRetention retention;

    @Autowired
    private JdbcAuditChain chain;

    @Autowired
    private JdbcAuditEvents events;

    @Autowired
    private ObjectProvider<AuditListener> listeners;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    private TransactionTemplate transaction;
    private AuditTrail later;

    /** What is young here is younger than everything that tests with moved clocks have put into the trail. */
    @BeforeEach
    void begin() {
        transaction = new TransactionTemplate(transactions);
        Instant youngest = jdbc.sql("SELECT coalesce(max(at), now()) FROM audit_event")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
        later = new AuditTrail(
                events,
                chain,
                listeners,
                Clock.offset(
                        Clock.systemUTC(),
                        Duration.between(Instant.now(), youngest).plusDays(1)));
    }

    @Test
    void theOldestEntriesGoAndTheRestCanStillBeChecked() {
        undone(() -> {
            record("young");
            long young = last();

            boolean more = removeUntil(young);

            assertThat(more).isFalse();
            assertThat(oldest()).isEqualTo(young);
            assertThat(jdbc.sql(
                                    "SELECT new_value ->> 'hash' FROM audit_event WHERE action = 'Remove audit entries' AND object_id = :last")
                            .param("last", String.valueOf(young - 1))
                            .query(String.class)
                            .single())
                    .isEqualTo(hashBefore(young));
            // The young one, and of each round of the removal the one that tells of it.
            assertThat(trail.verify())
                    .isEqualTo(new Verification(true, last() - young + 1, Optional.empty(), lastHash()));
        });
    }

    @Test
    void aSecondRemovalGoesOnWhereTheFirstEnded() {
        undone(() -> {
            record("first");
            removeUntil(last());
            record("second");
            long second = last();

            removeUntil(second);

            assertThat(oldest()).isEqualTo(second);
            assertThat(trail.isWhole()).isTrue();
        });
    }

    @Test
    void whatWasRemovedWithoutThatWayIsFound() {
        undone(() -> {
            record("young");
            long young = last();
            jdbc.sql("ALTER TABLE audit_event DISABLE TRIGGER ALL").update();
            jdbc.sql("ALTER TABLE audit_anchor DISABLE TRIGGER ALL").update();
            jdbc.sql(
                            "UPDATE audit_anchor SET sequence = :last, last_hash = (SELECT hash FROM audit_event WHERE sequence = :last)")
                    .param("last", young - 1)
                    .update();
            jdbc.sql("DELETE FROM audit_event WHERE sequence < :young")
                    .param("young", young)
                    .update();

            assertThat(trail.verify().firstInvalid()).contains(young);
        });
    }

    @Test
    void nothingOfABrokenTrailIsRemoved() {
        undone(() -> {
            record("changed");
            long changed = last();
            record("young");
            jdbc.sql("ALTER TABLE audit_event DISABLE TRIGGER ALL").update();
            jdbc.sql("UPDATE audit_event SET actor = 'nobody' WHERE sequence = :changed")
                    .param("changed", changed)
                    .update();

            assertThatThrownBy(() -> removeUntil(last()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("broken at " + changed);
            assertThat(jdbc.sql("SELECT count(*) FROM audit_event WHERE sequence = :changed")
                            .param("changed", changed)
                            .query(Long.class)
                            .single())
                    .isOne();
        });
    }

    @Test
    void whatIsYoungerStays() {
        undone(() -> {
            long before = oldest();

            assertThat(retention.removeSome(Instant.EPOCH)).isFalse();

            assertThat(oldest()).isEqualTo(before);
        });
    }

    private boolean removeUntil(long young) {
        Instant at = jdbc.sql("SELECT at FROM audit_event WHERE sequence = :young")
                .param("young", young)
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
        boolean more = retention.removeSome(at);
        while (more) {
            more = retention.removeSome(at);
        }
        PendingEvents.append();
        return more;
    }

    private void record(String action) {
        later.record(
                new AuditEvent("somebody", action, "Test", UUID.randomUUID().toString(), null, Map.of(), Map.of()));
        PendingEvents.append();
    }

    private long last() {
        return jdbc.sql("SELECT sequence FROM audit_chain").query(Long.class).single();
    }

    private long oldest() {
        return jdbc.sql("SELECT min(sequence) FROM audit_event")
                .query(Long.class)
                .single();
    }

    private String lastHash() {
        return jdbc.sql("SELECT encode(last_hash, 'hex') FROM audit_chain")
                .query(String.class)
                .single();
    }

    private String hashBefore(long young) {
        return jdbc.sql("SELECT encode(previous_hash, 'hex') FROM audit_event WHERE sequence = :young")
                .param("young", young)
                .query(String.class)
                .single();
    }

    private void undone(Runnable story) {
        transaction.executeWithoutResult(status -> {
            story.run();
            status.setRollbackOnly();
        });
    }
}
