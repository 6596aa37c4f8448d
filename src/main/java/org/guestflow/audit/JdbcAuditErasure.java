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

    List<String> addresses(String person) {
        return jdbc.sql("""
                        SELECT DISTINCT value #>> '{}' FROM audit_event e
                        CROSS JOIN LATERAL (VALUES (e.old_value), (e.new_value)) v(json)
                        CROSS JOIN LATERAL jsonb_each(v.json) j(key, value)
                        WHERE e.object_type = 'User' AND e.object_id = :person
                          AND j.key IN ('mail', 'mailAsTyped', 'userPrincipalName') AND jsonb_typeof(j.value) = 'string' AND value #>> '{}' <> :person
                        """).param("person", person).query(String.class).list();
    }

    List<String> accountsAt(Collection<String> addresses) {
        return jdbc.sql("""
                        SELECT object_id FROM audit_event
                        WHERE object_type = 'User' AND (lower(old_value ->> 'mail') = ANY (:addresses) OR lower(new_value ->> 'mail') = ANY (:addresses))
                        GROUP BY object_id ORDER BY max(sequence) DESC
                        """)
                .param("addresses", addresses.toArray(String[]::new))
                .query(String.class)
                .list();
    }

    /** Reads the whole trail, for an address may stand in an event about anything; a request for erasure is rare. */
    List<StoredEvent> concerning(Redaction subject, long after, int most) {
        return jdbc.sql("""
                        SELECT e.* FROM audit_event e
                        WHERE e.sequence > :after AND e.action <> :erasure
                          AND ((e.object_type = 'User' AND e.object_id = :person)
                               OR e.request_id = ANY (:requests::uuid[])
                               OR names_any(concat_ws(' ', e.object_id, e.old_value::text, e.new_value::text, e.call_client_request_id), :texts::text[]))
                        ORDER BY e.sequence LIMIT :most
                        """)
                .param("after", after)
                .param("erasure", AuditErasure.ACTION)
                .param("person", subject.pseudonym())
                .param("requests", subject.requests().toArray(String[]::new))
                .param("texts", subject.texts().toArray(String[]::new))
                .param("most", most)
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
}
