package org.guestflow.shared;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What the current transaction knows of some rows, so that each rule and text that needs one does not read it anew. For rows that the transaction holds, and for those of which an answer from the
 * transaction's beginning is as good as one from its middle. Whoever changes or locks such a row says so. Without a transaction nothing is kept.
 *
 * @param <K> by what a row is known
 * @param <V> what is known of it
 */
public final class TransactionMemory<K, V> {

    private final boolean ofHeldRows;

    /** Makes one for rows that others may change as soon as the transaction waits. */
    public TransactionMemory() {
        this(false);
    }

    private TransactionMemory(boolean ofHeldRows) {
        this.ofHeldRows = ofHeldRows;
    }

    /**
     * Makes one for rows that the transaction has locked or written before they are put here, and for nothing else: nobody else changes such a row, however long the transaction waits, so that
     * {@link #forgetAll} leaves it.
     *
     * @param <K> by what a row is known
     * @param <V> what is known of it
     * @return the memory
     */
    public static <K, V> TransactionMemory<K, V> ofHeldRows() {
        return new TransactionMemory<>(true);
    }

    /**
     * Gives what is known, and reads it where it is not.
     *
     * @param key by what it is known
     * @param read reads it from the database
     * @return what is known from now on
     */
    public V get(K key, Supplier<V> read) {
        if (!isKept()) {
            return read.get();
        }
        Map<K, V> values = kept().values;
        V known = values.get(key);
        if (known == null) {
            known = read.get();
            values.put(key, known);
        }
        return known;
    }

    /**
     * Gives what is known, without reading.
     *
     * @param key by what it is known
     * @return what is known; empty where nothing is
     */
    public Optional<V> known(K key) {
        return isKept() ? Optional.ofNullable(kept().values.get(key)) : Optional.empty();
    }

    /**
     * Keeps what has just been read or written.
     *
     * @param key by what it is known
     * @param value what is known of it
     */
    public void put(K key, V value) {
        if (isKept()) {
            kept().values.put(key, value);
        }
    }

    /** Forgets everything: something has changed, or is to be read as it is at this moment. */
    public void forget() {
        if (isKept()) {
            kept().values.clear();
        }
    }

    /** Has the current transaction forget all that it knows of any row that it does not hold: it has waited for somebody else, who may have changed any of them. */
    public static void forgetAll() {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.getSynchronizations().stream()
                    .filter(Kept.class::isInstance)
                    .map(Kept.class::cast)
                    .filter(kept -> !kept.memory.ofHeldRows)
                    .forEach(kept -> kept.values.clear());
        }
    }

    /** Not when the transaction is over and only its last callbacks run: nobody would forget any more. */
    private static boolean isKept() {
        return TransactionSynchronizationManager.isActualTransactionActive()
                && TransactionSynchronizationManager.isSynchronizationActive();
    }

    @SuppressWarnings("unchecked")
    private Kept<K, V> kept() {
        Kept<K, V> kept = (Kept<K, V>) TransactionSynchronizationManager.getResource(this);
        if (kept == null) {
            kept = new Kept<>(this);
            TransactionSynchronizationManager.registerSynchronization(kept);
            TransactionSynchronizationManager.bindResource(this, kept);
        }
        return kept;
    }

    /** A transaction that is suspended takes what it knows with it; what was rolled back to a savepoint was perhaps never so. */
    private static final class Kept<K, V> implements TransactionSynchronization {

        private final TransactionMemory<K, V> memory;
        private final Map<K, V> values = new HashMap<>();

        private Kept(TransactionMemory<K, V> memory) {
            this.memory = memory;
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(memory);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(memory, this);
        }

        @Override
        public void savepointRollback(Object savepoint) {
            values.clear();
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResource(memory);
        }
    }
}
