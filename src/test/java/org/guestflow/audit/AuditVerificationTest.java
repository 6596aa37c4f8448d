package org.guestflow.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.guestflow.support.ProcessTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Somebody with all rights in the database changes the trail by hand; the verification names the first bad entry. */
@ProcessTest
class AuditVerificationTest {

    private static final long ONE_STEP = 97;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    private TransactionTemplate transaction;
    private long first;

    @BeforeEach
    void threeEntries() {
        transaction = new TransactionTemplate(transactions);
        String object = UUID.randomUUID().toString();
        transaction.executeWithoutResult(status -> List.of("first", "second", "third")
                .forEach(action -> trail.record(
                        new AuditEvent("somebody", action, "Test", object, null, Map.of(), Map.of("role", "none")))));
        first = jdbc.sql("SELECT min(sequence) FROM audit_event WHERE object_id = :object")
                .param("object", object)
                .query(Long.class)
                .single();
    }

    static Stream<Arguments> tampering() {
        return Stream.of(
                tampering(
                        "a value is changed",
                        1,
                        at -> "UPDATE audit_event SET actor = 'nobody' WHERE sequence = " + (at + 1)),
                tampering("an entry is deleted", 1, at -> "DELETE FROM audit_event WHERE sequence = " + (at + 1)),
                tampering(
                        "the last is changed",
                        2,
                        at -> "UPDATE audit_event SET action = 'other' WHERE sequence = " + (at + 2)),
                tampering("the tail is cut off", 1, at -> "DELETE FROM audit_event WHERE sequence > " + at),
                tampering("the last is cut off", 2, at -> "DELETE FROM audit_event WHERE sequence > " + (at + 1)),
                tampering("the salt is another", 0, at -> "UPDATE audit_event SET salt = 'x' WHERE sequence = " + at),
                tampering("an entry is put behind the end", 3, AuditVerificationTest::behindTheEnd),
                tampering(
                        "an entry pretends to be erased",
                        1,
                        at ->
                                "UPDATE audit_event SET erased_by = sequence + 1, salt = NULL, new_value = NULL WHERE sequence = "
                                        + (at + 1)),
                tampering(
                        "the end is moved back",
                        2,
                        at -> "UPDATE audit_chain SET sequence = sequence - 1,"
                                + " last_hash = (SELECT hash FROM audit_event WHERE sequence = " + (at + 1) + ")"));
    }

    private static Arguments tampering(String name, long bad, LongFunction<String> sql) {
        return Arguments.of(name, bad, sql);
    }

    private static String behindTheEnd(long at) {
        return "INSERT INTO audit_event (sequence, at, actor, action, object_type, object_id, previous_hash, hash)"
                + " SELECT sequence + 1, at, actor, action, object_type, object_id, hash, sha256(hash) FROM audit_event WHERE sequence = "
                + (at + 2);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tampering")
    void theFirstBadEntryIsNamed(String name, long bad, LongFunction<String> sql) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("ALTER TABLE audit_event DISABLE TRIGGER ALL").update();
            jdbc.sql("ALTER TABLE audit_chain DISABLE TRIGGER ALL").update();
            assertThat(jdbc.sql(sql.apply(first)).update()).isPositive();

            Verification found = trail.verify();

            assertThat(found.valid()).isFalse();
            assertThat(found.firstInvalid()).contains(first + bad);
            assertThat(firstInvalidInSteps()).contains(first + bad);
            status.setRollbackOnly();
        });
        Verification after = trail.verify();
        assertThat(after.valid()).isTrue();
        assertThat(after.firstInvalid()).isEmpty();
        assertThat(after.entries()).isGreaterThanOrEqualTo(3);
    }

    private Optional<Long> firstInvalidInSteps() {
        VerificationStep step = trail.verifyFirst(ONE_STEP);
        while (step.more() && step.valid()) {
            step = trail.verifyAfter(step.sequence(), step.hash(), ONE_STEP);
        }
        return step.firstInvalid();
    }

    /** Without the end's own row it would not be found: everything else fits. */
    @Test
    void aLastEntryThatIsWrittenAnewWithItsHashIsNamed() {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("ALTER TABLE audit_event DISABLE TRIGGER ALL").update();
            StoredEvent last = jdbc.sql("SELECT * FROM audit_event WHERE sequence = :last")
                    .param("last", first + 2)
                    .query(JdbcAuditEvents::storedEvent)
                    .single();
            ChainedEvent other =
                    last.event().reducedTo("another", null, null, last.event().call());
            ChainLink forged = new ChainLink(first + 1, last.previousHash()).next(other);
            jdbc.sql(
                            "UPDATE audit_event SET object_id = 'another', new_value = NULL, salt = NULL, hash = decode(:hash, 'hex') WHERE sequence = :last")
                    .param("hash", forged.hash())
                    .param("last", first + 2)
                    .update();

            assertThat(trail.verify().firstInvalid()).contains(first + 2);
            status.setRollbackOnly();
        });
    }

    @Test
    void nothingIsPutWhereNobodyWouldLookForIt() {
        assertThatThrownBy(() -> jdbc.sql("""
                        INSERT INTO audit_event (sequence, at, actor, action, object_type, object_id, previous_hash, hash)
                        SELECT 0, at, actor, action, object_type, object_id, previous_hash, decode(repeat('07', 32), 'hex')
                        FROM audit_event ORDER BY sequence LIMIT 1""").update()).hasStackTraceContaining("put behind the last one");
    }

    @Test
    void whatIsPutBeforeTheBeginningPastTheGuardIsNamed() {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("ALTER TABLE audit_event DISABLE TRIGGER ALL").update();
            jdbc.sql("""
                    INSERT INTO audit_event (sequence, at, actor, action, object_type, object_id, previous_hash, hash)
                    SELECT 0, at, actor, action, object_type, object_id, previous_hash, decode(repeat('07', 32), 'hex')
                    FROM audit_event ORDER BY sequence LIMIT 1""").update();

            assertThat(trail.verify().firstInvalid()).contains(0L);
            status.setRollbackOnly();
        });
    }

    @Test
    void theLastHashIsThatOfTheLastEntry() {
        String last = jdbc.sql("SELECT encode(hash, 'hex') FROM audit_event ORDER BY sequence DESC LIMIT 1")
                .query(String.class)
                .single();

        assertThat(trail.verify().lastHash()).isEqualTo(last);
    }
}
