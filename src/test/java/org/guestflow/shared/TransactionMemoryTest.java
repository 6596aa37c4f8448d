package org.guestflow.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.guestflow.support.ApplicationTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A transaction remembers what it has read, until it is over or has waited for another; nobody else remembers it. */
@ApplicationTest
class TransactionMemoryTest {

    @Autowired
    private PlatformTransactionManager transactions;

    private final TransactionMemory<String, Integer> memory = new TransactionMemory<>();
    private final AtomicInteger readings = new AtomicInteger();
    private TransactionTemplate transaction;

    @BeforeEach
    void aTransaction() {
        transaction = new TransactionTemplate(transactions);
    }

    @Test
    void withinATransactionARowIsReadOnce() {
        transaction.executeWithoutResult(status -> {
            assertThat(read()).isEqualTo(1);
            assertThat(read()).isEqualTo(1);
        });

        transaction.executeWithoutResult(status -> assertThat(read()).isEqualTo(2));
    }

    @Test
    void withoutATransactionItIsReadEachTime() {
        assertThat(read()).isEqualTo(1);
        assertThat(read()).isEqualTo(2);
    }

    @Test
    void whoeverHasWaitedForAnotherReadsAnew() {
        transaction.executeWithoutResult(status -> {
            read();

            TransactionMemory.forgetAll();

            assertThat(read()).isEqualTo(2);
        });
    }

    @Test
    void whatItHoldsItKnowsHoweverLongItHasWaited() {
        TransactionMemory<String, Integer> held = TransactionMemory.ofHeldRows();
        transaction.executeWithoutResult(status -> {
            held.put("row", 7);

            TransactionMemory.forgetAll();
            assertThat(held.get("row", () -> 8)).isEqualTo(7);

            held.forget();
            assertThat(held.get("row", () -> 8)).isEqualTo(8);
        });

        transaction.executeWithoutResult(
                status -> assertThat(held.get("row", () -> 9)).isEqualTo(9));
    }

    @Test
    void aTransactionWithinATransactionKnowsNothingOfIt() {
        TransactionTemplate apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);

        transaction.executeWithoutResult(outer -> {
            assertThat(read()).isEqualTo(1);
            apart.executeWithoutResult(inner -> assertThat(read()).isEqualTo(2));
            assertThat(read()).isEqualTo(1);
        });
    }

    @Test
    void whatWasRolledBackToASavepointIsReadAnew() {
        TransactionTemplate step = new TransactionTemplate(transactions);
        step.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);

        transaction.executeWithoutResult(outer -> {
            step.executeWithoutResult(inner -> {
                memory.put("row", 7);
                inner.setRollbackOnly();
            });
            assertThat(read()).isEqualTo(1);
        });
    }

    @Test
    void whenTheTransactionIsOverNothingIsKeptAnyMore() {
        transaction.executeWithoutResult(
                status -> TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                    @Override
                    public void afterCompletion(int outcome) {
                        read();
                    }
                }));

        transaction.executeWithoutResult(status -> assertThat(read()).isEqualTo(2));
    }

    private int read() {
        return memory.get("row", readings::incrementAndGet);
    }
}
