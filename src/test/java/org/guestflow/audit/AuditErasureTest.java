package org.guestflow.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.guestflow.shared.UserId;
import org.guestflow.support.ProcessTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What the erasure does to everybody else who records, and to whom the trail knows by several accounts. */
@ProcessTest
class AuditErasureTest {

    @Autowired
    private AuditTrail trail;

    @Autowired
    private AuditErasure erasure;

    @Autowired
    private AuditedPeople people;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    private final UserId nora = UserId.random();
    private final UserId administrator = UserId.random();
    private final String address = "nora-" + UUID.randomUUID() + "@litware.com";

    /** The search waits for the anchor here, which nobody who records needs; it would not have come there with the chain's end in its hands. */
    @Test
    void othersRecordWhileTheTrailIsSearchedAndWhatTheyRecordIsErasedToo() throws Exception {
        records("before", address);

        CompletableFuture<Void> erased = new TransactionTemplate(transactions).execute(status -> {
            jdbc.sql("LOCK TABLE audit_anchor IN ACCESS EXCLUSIVE MODE").update();
            CompletableFuture<Void> begun = CompletableFuture.runAsync(this::erase);
            Awaitility.await().until(() -> begun.isDone() || searchWaits());
            assertThat(begun).isNotDone();
            assertThat(CompletableFuture.runAsync(() -> records("meanwhile", address)))
                    .succeedsWithin(Duration.ofSeconds(20));
            return begun;
        });

        erased.get(30, TimeUnit.SECONDS);
        assertThat(mentions(address)).isZero();
        assertThat(mentions(nora.toString())).isGreaterThanOrEqualTo(2);
        assertThat(trail.isWhole()).isTrue();
    }

    @Test
    void accountsThatBecameOneAreOnePersonWithAllTheirAddresses() {
        UserId second = UserId.random();
        UserId third = UserId.random();
        accountIsMade(second, "second-" + address);
        accountIsMade(third, "third-" + address);
        isMerged(third, second);
        isMerged(second, nora);

        assertThat(people.accountsOf(nora)).containsExactlyInAnyOrder(nora, second, third);
        assertThat(people.accountsOf(third)).containsExactly(third);
        assertThat(people.present(third)).isEqualTo(nora);
        assertThat(people.present(nora)).isEqualTo(nora);
        assertThat(people.addresses(people.accountsOf(nora)))
                .containsExactlyInAnyOrder("second-" + address, "third-" + address);
    }

    @Test
    void whatSomebodyWroteHimselfGoesWhoeverItIsAbout() {
        inTransaction(() -> trail.record(new AuditEvent(
                nora.toString(),
                "Approve request",
                "Group",
                UUID.randomUUID().toString(),
                null,
                Map.of(),
                Map.of("comment", "we were at school " + address.length() + " years ago", "decision", "approve"))));

        erase();

        assertThat(jdbc.sql("SELECT new_value::text FROM audit_event WHERE actor = :nora")
                        .param("nora", nora.toString())
                        .query(String.class)
                        .single())
                .contains("approve")
                .doesNotContain("school");
        assertThat(trail.isWhole()).isTrue();
    }

    private void erase() {
        inTransaction(() ->
                erasure.erase(new AuditErasure.Subject(nora, Set.of(nora), Set.of(address), Set.of()), administrator));
    }

    private boolean searchWaits() {
        return jdbc.sql("""
                        SELECT count(*) FROM pg_stat_activity
                        WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%audit_anchor%'
                        """).query(Long.class).single() > 0;
    }

    private void accountIsMade(UserId account, String mail) {
        inTransaction(() -> trail.record(new AuditEvent(
                "somebody", "Add user", "User", account.toString(), null, Map.of(), Map.of("mail", mail))));
    }

    private void isMerged(UserId gone, UserId kept) {
        inTransaction(() -> {
            trail.record(new AuditEvent(
                    "somebody",
                    "Delete user",
                    "User",
                    gone.toString(),
                    null,
                    Map.of(),
                    Map.of("mergedInto", kept.toString())));
            trail.record(new AuditEvent(
                    "somebody",
                    "Merge user",
                    "User",
                    kept.toString(),
                    null,
                    Map.of(),
                    Map.of("merged", gone.toString())));
        });
    }

    private void records(String action, String said) {
        inTransaction(() -> trail.record(new AuditEvent(
                "somebody", action, "Test", UUID.randomUUID().toString(), null, Map.of(), Map.of("answer", said))));
    }

    private long mentions(String text) {
        return jdbc.sql("SELECT count(*) FROM audit_event e WHERE strpos(e::text, :text) > 0")
                .param("text", text)
                .query(Long.class)
                .single();
    }

    private void inTransaction(Runnable action) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> action.run());
    }
}
