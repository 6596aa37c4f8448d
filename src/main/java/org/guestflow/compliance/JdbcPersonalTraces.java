package org.guestflow.compliance;

import java.util.List;
import org.guestflow.shared.ErasedPerson;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Looks for addresses in every column of every table, whoever wrote it and whatever its type: text, JSON, list or bytes. */
@Repository
class JdbcPersonalTraces {

    private final JdbcClient jdbc;

    JdbcPersonalTraces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The columns, each with its table, in which one of the person's addresses stands; without the trail's, which looks after its own. */
    List<String> outsideTheTrail(ErasedPerson person) {
        return columns().stream()
                .filter(column -> holds(column, person))
                .map(column -> column.table() + "." + column.name())
                .toList();
    }

    private boolean holds(Column column, ErasedPerson person) {
        String found = column.bytes()
                ? "bytes_name_any(" + column.name() + ", :addresses)"
                : "names_any(" + column.name() + "::text, :addresses)";
        return jdbc.sql("SELECT EXISTS (SELECT FROM " + column.table() + " WHERE " + found + ")")
                .param("addresses", person.addressArray())
                .query(Boolean.class)
                .single();
    }

    private List<Column> columns() {
        return jdbc.sql("""
                        SELECT quote_ident(c.table_name) AS table_name, quote_ident(c.column_name) AS column_name, c.data_type = 'bytea' AS bytes
                        FROM information_schema.columns c
                        JOIN information_schema.tables t ON t.table_schema = c.table_schema AND t.table_name = c.table_name AND t.table_type = 'BASE TABLE'
                        WHERE c.table_schema = current_schema() AND c.table_name <> 'audit_event'
                          AND c.data_type IN ('text', 'character varying', 'character', 'json', 'jsonb', 'ARRAY', 'bytea')
                        ORDER BY 1, 2
                        """)
                .query((row, number) ->
                        new Column(row.getString("table_name"), row.getString("column_name"), row.getBoolean("bytes")))
                .list();
    }

    /**
     * A column.
     *
     * @param table its table
     * @param name its name
     * @param bytes whether it holds bytes
     */
    private record Column(String table, String name, boolean bytes) {}
}
