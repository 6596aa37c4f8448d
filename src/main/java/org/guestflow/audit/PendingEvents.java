package org.guestflow.audit;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The events of one transaction, kept until it is about to commit. A transaction that is suspended meanwhile takes them with it. */
class PendingEvents implements TransactionSynchronization {

    private final JdbcAuditEvents events;
    private final AuditListener listener;
    private final List<Pending> pending = new ArrayList<>();
    private final IdentityHashMap<Object, Integer> savepoints = new IdentityHashMap<>();

    /** What happened, and how it will stand in the trail. */
    private record Pending(AuditEvent event, ChainedEvent chained) {}

    PendingEvents(JdbcAuditEvents events, AuditListener listener) {
        this.events = events;
        this.listener = listener;
    }

    /** Those of the current transaction; empty where nothing was recorded in it. */
    static Optional<PendingEvents> ofThisTransaction() {
        return TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(PendingEvents.class::isInstance)
                .map(PendingEvents.class::cast)
                .findFirst();
    }

    /** Appends now what this transaction has recorded so far. The chain is then locked until it ends. */
    static void append() {
        ofThisTransaction().ifPresent(pending -> pending.beforeCommit(false));
    }

    void add(AuditEvent event, ChainedEvent chained) {
        pending.add(new Pending(event, chained));
    }

    @Override
    public void savepoint(Object savepoint) {
        savepoints.put(savepoint, pending.size());
    }

    /** What was recorded since the savepoint has not happened. Everything, where the first event came after it. */
    @Override
    public void savepointRollback(Object savepoint) {
        pending.subList(savepoints.getOrDefault(savepoint, 0), pending.size()).clear();
    }

    /** Last, so that nothing but the commit itself happens while the chain is locked. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void beforeCommit(boolean readOnly) {
        if (pending.isEmpty()) {
            return;
        }
        listener.recorded(pending.stream().map(Pending::event).toList());
        events.append(pending.stream().map(Pending::chained).toList());
        pending.clear();
    }
}
