package org.guestflow.compliance;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where the database knows a text: every column of every table, the engine's too, whatever its type and whatever the letters' case. Nothing of the application is asked. */
final class TracesOf {

    private final JdbcClient jdbc;

    TracesOf(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The columns, as {@code table.column}. */
    List<String> text(String text) {
        List<String> found = new ArrayList<>();
        jdbc.sql("""
                        SELECT t.table_name, array_agg(quote_ident(c.column_name) || ' ' || CASE c.data_type WHEN 'bytea' THEN 'bytes' ELSE 'text' END ORDER BY c.ordinal_position) AS columns
                        FROM information_schema.tables t JOIN information_schema.columns c USING (table_schema, table_name)
                        WHERE t.table_type = 'BASE TABLE' AND t.table_schema NOT IN ('pg_catalog', 'information_schema')
                        GROUP BY t.table_schema, t.table_name ORDER BY 1
                        """).query(row -> {
            found.addAll(inTable(
                    row.getString("table_name"),
                    List.of((String[]) row.getArray("columns").getArray()),
                    text));
        });
        return found;
    }

    private List<String> inTable(String table, List<String> columns, String text) {
        String each = columns.stream()
                .map(column -> column.split(" ", 2))
                .map(column -> "CASE WHEN bool_or(strpos(lower(" + shown(column[0], column[1]) + "), :text) > 0) THEN '"
                        + table + "." + column[0] + "' END")
                .collect(Collectors.joining(", "));
        return jdbc.sql("SELECT found FROM unnest((SELECT ARRAY [" + each + "] FROM " + table
                        + ")) found WHERE found IS NOT NULL")
                .param("text", text.toLowerCase(Locale.ROOT))
                .query(String.class)
                .list();
    }

    /** Of bytes the letters as letters, and everything else in digits. */
    private static String shown(String column, String kind) {
        return "bytes".equals(kind) ? "encode(" + column + ", 'escape')" : column + "::text";
    }
}
