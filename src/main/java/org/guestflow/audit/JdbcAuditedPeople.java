package org.guestflow.audit;

import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the trail tells of accounts: their addresses, and which were merged. The event of the account that stays names the one that goes ({@code merged}), and the other way round ({@code mergedInto}). */
@Repository
class JdbcAuditedPeople {

    private final JdbcClient jdbc;

    JdbcAuditedPeople(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Without ids: those stand where addresses have been erased. */
    List<String> addresses(Collection<String> accounts) {
        return jdbc.sql("""
                        SELECT DISTINCT value #>> '{}' FROM audit_event e
                        CROSS JOIN LATERAL (VALUES (e.old_value), (e.new_value)) v(json)
                        CROSS JOIN LATERAL jsonb_each(v.json) j(key, value)
                        WHERE e.object_type = 'User' AND e.object_id = ANY (:accounts)
                          AND j.key IN ('mail', 'mailAsTyped', 'userPrincipalName') AND jsonb_typeof(j.value) = 'string' AND strpos(value #>> '{}', '@') > 0
                        """)
                .param("accounts", accounts.toArray(String[]::new))
                .query(String.class)
                .list();
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

    List<String> accountsOf(String account) {
        return jdbc.sql("""
                        WITH RECURSIVE one (id) AS (
                            SELECT CAST(:account AS text)
                            UNION
                            SELECT e.new_value ->> 'merged' FROM audit_event e JOIN one ON e.object_type = 'User' AND e.object_id = one.id
                            WHERE jsonb_exists(e.new_value, 'merged'))
                        SELECT id FROM one
                        """).param("account", account).query(String.class).list();
    }

    String present(String account) {
        return jdbc.sql("""
                        WITH RECURSIVE one (id, step) AS (
                            SELECT CAST(:account AS text), 0
                            UNION
                            SELECT e.new_value ->> 'mergedInto', one.step + 1 FROM audit_event e JOIN one ON e.object_type = 'User' AND e.object_id = one.id
                            WHERE jsonb_exists(e.new_value, 'mergedInto'))
                        SELECT id FROM one ORDER BY step DESC LIMIT 1
                        """).param("account", account).query(String.class).single();
    }
}
