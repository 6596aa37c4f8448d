package org.guestflow.audit;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The chain, walked from its beginning to its end, a few rows at a time. */
@Repository
class JdbcAuditChain {

    private static final int ROWS_AT_ONCE = 500;

    private final JdbcClient jdbc;

    JdbcAuditChain(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Verification verify() {
        long before = beginning().sequence();
        VerificationStep all = verify(Optional.empty(), Long.MAX_VALUE);
        return new Verification(all.valid(), all.sequence() - before, all.firstInvalid(), all.hash());
    }

    /** Checks some events behind a place that was reached before; from the beginning where none was, or where retention has removed what was reached. */
    VerificationStep verify(Optional<ChainLink> reachedBefore, long most) {
        ChainLink beginning = beginning();
        ChainLink from = reachedBefore
                .filter(place -> place.sequence() >= beginning.sequence())
                .orElse(beginning);
        ChainLink end = end();
        // Not the sum, which may be too great for a number.
        long until = end.sequence() - from.sequence() > most ? from.sequence() + most : Long.MAX_VALUE;
        ChainLink reached = walk(from, until);
        boolean more = reached.sequence() == until;
        return new VerificationStep(
                reached.sequence(),
                reached.hash(),
                more ? wrongBeginning(beginning) : firstInvalid(beginning, reached, end),
                more);
    }

    private Optional<Long> wrongBeginning(ChainLink beginning) {
        Optional<Long> before = firstBefore(beginning);
        return before.isPresent() || isVouchedFor(beginning) ? before : Optional.of(beginning.sequence() + 1);
    }

    private Optional<Long> firstInvalid(ChainLink beginning, ChainLink reached, ChainLink end) {
        Optional<Long> wrong = wrongBeginning(beginning);
        if (wrong.isPresent()) {
            return wrong;
        }
        if (reached.equals(end) && isLast(end)) {
            return Optional.empty();
        }
        // Where the hash is another one, the last entry was written anew together with its hash.
        return Optional.of(reached.sequence() == end.sequence() && isLast(end) ? end.sequence() : after(reached, end));
    }

    /** What is missing at the end, what was changed on the way, or what was put behind the end. */
    private static long after(ChainLink reached, ChainLink end) {
        return Math.min(reached.sequence(), end.sequence()) + 1;
    }

    /**
     * Walks on while every event follows the one before.
     *
     * @return the last place that was reached
     */
    ChainLink walk(ChainLink from, long until) {
        ChainLink reached = from;
        List<StoredEvent> some = after(reached, until);
        while (!some.isEmpty()) {
            for (StoredEvent event : some) {
                if (!event.follows(reached) || !isVouchedFor(event)) {
                    return reached;
                }
                reached = event.link();
            }
            some = after(reached, until);
        }
        return reached;
    }

    private List<StoredEvent> after(ChainLink reached, long until) {
        return jdbc.sql(
                        "SELECT * FROM audit_event WHERE sequence > :reached AND sequence <= :until ORDER BY sequence LIMIT :some")
                .param("reached", reached.sequence())
                .param("until", until)
                .param("some", ROWS_AT_ONCE)
                .query(JdbcAuditEvents::storedEvent)
                .list();
    }

    /** Of an event whose values were erased the event of the erasure has the hash of what is to be left. */
    private boolean isVouchedFor(StoredEvent event) {
        return event.erasedBy().isEmpty()
                || jdbc.sql(
                                "SELECT new_value -> 'entries' ->> :sequence FROM audit_event WHERE sequence = :by AND action = :erasure")
                        .param("sequence", String.valueOf(event.link().sequence()))
                        .param("by", event.erasedBy().get())
                        .param("erasure", AuditErasure.ACTION)
                        .query(String.class)
                        .optional()
                        .filter(event.hashOf(event.event())::equals)
                        .isPresent();
    }

    /** Whether the event of a removal names where the chain begins; nothing needs to where nothing was removed. */
    private boolean isVouchedFor(ChainLink beginning) {
        return beginning.sequence() == 0
                || jdbc.sql("""
                        SELECT new_value ->> 'hash' FROM audit_event
                        WHERE object_type = :type AND object_id = :sequence AND action = :removal ORDER BY sequence LIMIT 1
                        """)
                        .param("type", AuditRetention.TYPE)
                        .param("sequence", String.valueOf(beginning.sequence()))
                        .param("removal", AuditRetention.ACTION)
                        .query(String.class)
                        .optional()
                        .filter(beginning.hash()::equals)
                        .isPresent();
    }

    ChainLink beginning() {
        return jdbc.sql("SELECT sequence, last_hash AS hash FROM audit_anchor")
                .query(JdbcAuditEvents::link)
                .single();
    }

    private ChainLink end() {
        return jdbc.sql("SELECT sequence, last_hash AS hash FROM audit_chain")
                .query(JdbcAuditEvents::link)
                .single();
    }

    /** What stands where retention has removed everything, or before the first entry. */
    private Optional<Long> firstBefore(ChainLink beginning) {
        return jdbc.sql("SELECT min(sequence) FROM audit_event WHERE sequence <= :beginning HAVING count(*) > 0")
                .param("beginning", beginning.sequence())
                .query(Long.class)
                .optional();
    }

    private boolean isLast(ChainLink end) {
        return jdbc.sql("SELECT NOT EXISTS (SELECT FROM audit_event WHERE sequence > :end)")
                .param("end", end.sequence())
                .query(Boolean.class)
                .single();
    }
}
