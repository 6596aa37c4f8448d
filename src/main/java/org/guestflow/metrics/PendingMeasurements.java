package org.guestflow.metrics;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.springframework.transaction.support.TransactionSynchronization;

/** The measurements of one transaction, kept until it has committed. */
class PendingMeasurements implements TransactionSynchronization {

    private final List<Runnable> pending = new ArrayList<>();
    private final IdentityHashMap<Object, Integer> savepoints = new IdentityHashMap<>();

    void add(Runnable measurement) {
        pending.add(measurement);
    }

    @Override
    public void savepoint(Object savepoint) {
        savepoints.put(savepoint, pending.size());
    }

    /** What was measured since the savepoint has not happened. Everything, where the first came after it. */
    @Override
    public void savepointRollback(Object savepoint) {
        pending.subList(savepoints.getOrDefault(savepoint, 0), pending.size()).clear();
    }

    @Override
    public void afterCommit() {
        pending.forEach(Runnable::run);
    }
}
