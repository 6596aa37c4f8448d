package org.guestflow.audit;

import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Removes the oldest part of the trail, so that the rest can still be checked: its beginning is then the hash of the last event removed, and an event tells of the removal. */
@Service
public class AuditRetention {

    static final String ACTION = "Remove audit entries";
    static final String TYPE = "AuditTrail";

    private static final int AT_ONCE = 5000;

    private final JdbcAuditChain chain;
    private final JdbcAuditRemoval removal;
    private final AuditTrail trail;

    AuditRetention(JdbcAuditChain chain, JdbcAuditRemoval removal, AuditTrail trail) {
        this.chain = chain;
        this.removal = removal;
        this.trail = trail;
    }

    /**
     * Removes some of the events from before a moment, the oldest first. The last event of the trail always stays. What is removed is checked before, so that no trace of a change goes with it.
     *
     * @param before the moment
     * @return whether there may be more to remove
     * @throws IllegalStateException where the trail is not as it was written; nothing is removed then
     */
    @Transactional
    public boolean removeSome(Instant before) {
        ChainLink beginning = chain.beginning();
        long last = removal.lastBefore(before, beginning.sequence(), AT_ONCE);
        if (last <= beginning.sequence()) {
            return false;
        }
        ChainLink reached = chain.walk(beginning, last);
        if (reached.sequence() != last) {
            throw new IllegalStateException("the audit trail is broken at " + (reached.sequence() + 1)
                    + ": nothing is removed before that is looked into");
        }
        long removed = removal.removeUntil(last);
        trail.record(new AuditEvent(
                AuditEvent.SYSTEM,
                ACTION,
                TYPE,
                String.valueOf(last),
                null,
                Map.of("entries", removed),
                Map.of("hash", reached.hash(), "before", before)));
        return removed == AT_ONCE;
    }
}
