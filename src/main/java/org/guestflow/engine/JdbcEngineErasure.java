package org.guestflow.engine;

import java.util.List;
import java.util.stream.Collectors;
import org.guestflow.shared.ErasedPerson;
import org.guestflow.shared.PersonalData;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What the engine's tables tell of a person: its user ids are mail addresses, and it keeps who started, claimed and completed what, what failed and who operated on it. All its tables are gone
 * through, whichever there are.
 */
@Repository
class JdbcEngineErasure implements PersonalData {

    private final JdbcClient jdbc;

    JdbcEngineErasure(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void erase(ErasedPerson person) {
        // Before the author's address goes, by which they are found.
        jdbc.sql("UPDATE act_hi_comment SET message_ = NULL, full_msg_ = NULL WHERE names_any(user_id_, :addresses)")
                .param("addresses", person.addressArray())
                .update();
        textsByTable().forEach(table -> erase(table, person));
        jdbc.sql("""
                UPDATE act_ge_bytearray SET bytes_ = convert_to('erased', 'UTF8')
                WHERE deployment_id_ IS NULL AND bytes_name_any(bytes_, :addresses)
                """).param("addresses", person.addressArray()).update();
    }

    private void erase(Texts table, ErasedPerson person) {
        String each = table.columns().stream()
                .map(column -> column + " = CASE WHEN names_any(" + column + ", :addresses) THEN :person ELSE " + column
                        + " END")
                .collect(Collectors.joining(", "));
        jdbc.sql("UPDATE " + table.name() + " SET " + each + " WHERE names_any(concat_ws(' ', "
                        + String.join(", ", table.columns()) + "), :addresses)")
                .param("addresses", person.addressArray())
                .param("person", person.id().toString())
                .update();
    }

    /** The columns of texts; ids and keys name no people. */
    private List<Texts> textsByTable() {
        return jdbc.sql("""
                        SELECT c.table_name, array_agg(c.column_name::text) AS columns
                        FROM information_schema.columns c
                        JOIN information_schema.tables t ON t.table_schema = c.table_schema AND t.table_name = c.table_name AND t.table_type = 'BASE TABLE'
                        WHERE c.table_schema = current_schema() AND c.table_name LIKE 'act\\_%' AND c.data_type IN ('character varying', 'text')
                          AND c.column_name NOT IN ('id_', 'rev_')
                        GROUP BY c.table_name
                        """)
                .query((row, number) -> new Texts(row.getString("table_name"), List.of((String[])
                        row.getArray("columns").getArray())))
                .list();
    }

    /**
     * A table's texts.
     *
     * @param name the table
     * @param columns its columns of texts
     */
    private record Texts(String name, List<String> columns) {}
}
