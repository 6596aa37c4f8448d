package org.guestflow.audit;

import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the trail knows of a person, found and taken out. */
@Repository
class JdbcAuditErasure {

    private final JdbcClient jdbc;

    JdbcAuditErasure(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The place before the first entry. */
    long beginning() {
        return jdbc.sql("SELECT sequence FROM audit_anchor").query(Long.class).single();
    }

    /** The place of the last entry that is committed; others may follow at any moment. */
    long end() {
        return jdbc.sql("SELECT sequence FROM audit_chain").query(Long.class).single();
    }

    /** The places of what concerns a person: an address may stand in an event about anything, so each is read; a request for erasure is rare. */
    List<Long> concerning(Redaction subject, long after, long until) {
        return jdbc.sql("""
                        SELECT e.sequence FROM audit_event e
                        WHERE e.sequence > :after AND e.sequence <= :until AND e.action <> :erasure
                          AND ((e.object_type = 'User' AND e.object_id = ANY (:accounts))
                               OR e.actor = ANY (:accounts)
                               OR e.request_id = ANY (:requests::uuid[])
                               OR names_any(concat_ws(' ', e.object_id, e.old_value::text, e.new_value::text, e.call_client_request_id), :texts::text[]))
                        ORDER BY e.sequence
                        """)
                .param("after", after)
                .param("until", until)
                .param("erasure", AuditErasure.ACTION)
                .param("accounts", subject.accounts().toArray(String[]::new))
                .param("requests", subject.requests().toArray(String[]::new))
                .param("texts", subject.texts().toArray(String[]::new))
                .query(Long.class)
                .list();
    }

    List<StoredEvent> at(Collection<Long> places) {
        return jdbc.sql("SELECT * FROM audit_event WHERE sequence = ANY (:places) ORDER BY sequence")
                .param("places", places.toArray(Long[]::new))
                .query(JdbcAuditEvents::storedEvent)
                .list();
    }

    void erase(long place, long vouching, ChainedEvent rest) {
        jdbc.sql("SELECT erase_audit_event(:place, :vouching, :object, :before::jsonb, :after::jsonb, :client)")
                .param("place", place)
                .param("vouching", vouching)
                .param("object", rest.objectId())
                .param("before", rest.oldValue())
                .param("after", rest.newValue())
                .param("client", rest.call().flatMap(CallIds::clientRequestId).orElse(null))
                .query((row, number) -> true)
                .single();
    }

    /** Whether one of the person's addresses stands at one of these places, or at any behind one; everywhere else was searched. */
    boolean isNamed(Redaction subject, Collection<Long> places, long after) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM audit_event e
                                       WHERE (e.sequence = ANY (:places) OR e.sequence > :after)
                                         AND names_any(concat_ws(' ', e.actor, e.action, e.object_type, e.object_id, e.old_value::text, e.new_value::text,
                                                                 e.call_client_request_id), :texts::text[]))
                        """)
                .param("places", places.toArray(Long[]::new))
                .param("after", after)
                .param("texts", subject.texts().toArray(String[]::new))
                .query(Boolean.class)
                .single();
    }
}
