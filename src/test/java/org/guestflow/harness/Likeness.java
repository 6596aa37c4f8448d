package org.guestflow.harness;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Fills a database with the likes of what the application itself has just written: each row that came about since a moment, in whichever table, the engine's history included, many times over, with keys and addresses of
 * its own and a little earlier.
 *
 * <p>The audit entries do not form a chain; whoever fills a database so is not to verify its trail.
 */
final class Likeness {

    private static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private static final Pattern OF_ITS_NUMBER = Pattern.compile("\\bn\\b");

    /** One of each {@code n}; earlier ones lie half a second apart. */
    private static final String EARLIER = "%s - n * interval '500 milliseconds'";

    private final JdbcClient jdbc;
    private final List<Table> tables;
    private final Map<String, Set<String>> before;

    /** Unique are those that an index says so of alone. */
    private record Column(String name, String type, boolean inKey, boolean unique) {}

    private record Table(String name, List<Column> columns) {

        String key() {
            return columns.stream()
                    .filter(Column::inKey)
                    .map(column -> column.name + "::text")
                    .collect(Collectors.joining(", '|', ", "concat(", ")"));
        }
    }

    private record Row(Table table, Map<Column, String> values) {}

    private Likeness(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.tables = tables();
        this.before = keys();
    }

    /** From this moment on what is written counts as a model. */
    static Likeness from(JdbcClient jdbc) {
        return new Likeness(jdbc);
    }

    /** What is to be multiplied. */
    static final class Model {

        private final List<Row> rows;
        private final List<String> own;

        private Model(List<Row> rows, Collection<String> own) {
            this.own = own.stream()
                    .sorted(Comparator.comparingInt(String::length).reversed())
                    .toList();
            this.rows = rows.stream().filter(this::isOnesOwn).toList();
        }

        /** What is told of others than the guest, an inviter's counter say, there is once. */
        private boolean isOnesOwn(Row row) {
            return row.values.entrySet().stream()
                    .filter(value -> value.getKey().inKey)
                    .anyMatch(value -> OF_ITS_NUMBER
                            .matcher(like(value.getKey(), value.getValue(), own))
                            .find());
        }

        int rows() {
            return rows.size();
        }

        long tables() {
            return rows.stream().map(Row::table).distinct().count();
        }

        /** The statements that write the likes with these numbers. */
        List<String> statements(int first, int last) {
            return rows.stream().map(row -> statement(row, own, first, last)).toList();
        }
    }

    /**
     * What came about since.
     *
     * @param addresses texts that each of the likes has its own of, parts of mail addresses
     */
    Model model(Set<String> addresses) {
        List<Row> rows = rows();
        Set<String> own = new HashSet<>(addresses);
        for (Row row : rows) {
            row.values.forEach((column, value) -> {
                if (column.inKey) {
                    UUID_TEXT
                            .matcher(value)
                            .results()
                            .map(MatchResult::group)
                            .filter(id -> !isOld(id))
                            .forEach(own::add);
                }
            });
        }
        return new Model(rows, own);
    }

    private boolean isOld(String key) {
        return before.values().stream().anyMatch(keys -> keys.contains(key));
    }

    private static String statement(Row row, List<String> own, int first, int last) {
        List<String> names = new ArrayList<>();
        List<String> values = new ArrayList<>();
        row.values.forEach((column, value) -> {
            names.add('"' + column.name + '"');
            values.add(like(column, value, own));
        });
        return "INSERT INTO \"%s\" (%s) OVERRIDING SYSTEM VALUE SELECT %s FROM generate_series(%d, %d) n"
                .formatted(row.table.name, String.join(", ", names), String.join(", ", values), first, last);
    }

    private static String like(Column column, String value, List<String> own) {
        String literal = "'" + value.replace("'", "''") + "'";
        if (column.type.startsWith("timestamp")) {
            return EARLIER.formatted("(" + literal + ")::" + column.type);
        }
        if (column.unique && ("int8".equals(column.type) || "int4".equals(column.type))) {
            return "-(n * 1000 + " + value + ")";
        }
        if (column.unique && "bytea".equals(column.type)) {
            return "decode(md5(" + literal + " || n) || md5(n || " + literal + "), 'hex')";
        }
        String text = literal;
        for (String one : own) {
            if (value.contains(one)) {
                text = "replace(%s, '%s', %s)".formatted(text, one, ownOf(one));
            }
        }
        if (column.unique && text.equals(literal) && "text".equals(column.type)) {
            text = literal + " || '-' || n";
        }
        return "(" + text + ")::" + column.type;
    }

    private static String ownOf(String one) {
        return UUID_TEXT.matcher(one).matches() ? "md5('" + one + "' || n)::uuid::text" : "'" + one + "-' || n";
    }

    private List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (Table table : tables) {
            String select = table.columns.stream()
                    .map(column -> '"' + column.name + "\"::text")
                    .collect(Collectors.joining(", "));
            jdbc.sql("SELECT %s, %s FROM \"%s\"".formatted(table.key(), select, table.name))
                    .query((result, number) -> {
                        Map<Column, String> values = new HashMap<>();
                        for (int column = 0; column < table.columns.size(); column++) {
                            String value = result.getString(column + 2);
                            if (value != null) {
                                values.put(table.columns.get(column), value);
                            }
                        }
                        return before.get(table.name).contains(result.getString(1))
                                ? Optional.<Row>empty()
                                : Optional.of(new Row(table, values));
                    })
                    .list()
                    .forEach(row -> row.ifPresent(rows::add));
        }
        return rows;
    }

    private Map<String, Set<String>> keys() {
        return tables.stream()
                .collect(Collectors.toMap(
                        Table::name,
                        table -> jdbc.sql("SELECT %s FROM \"%s\"".formatted(table.key(), table.name))
                                .query(String.class)
                                .set()));
    }

    /** Those that have a primary key; what the engine and the scheduler have still to do is not history. */
    private List<Table> tables() {
        Map<String, List<Column>> columns = new HashMap<>();
        jdbc.sql("""
                SELECT c.relname, a.attname, t.typname,
                       coalesce(bool_or(i.indisprimary), false) AS key, coalesce(bool_or(i.indisunique AND i.indnatts = 1), false) AS is_unique
                FROM pg_class c
                JOIN pg_namespace s ON s.oid = c.relnamespace AND s.nspname = 'public'
                JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
                JOIN pg_type t ON t.oid = a.atttypid
                LEFT JOIN pg_index i ON i.indrelid = c.oid AND a.attnum = ANY (i.indkey)
                WHERE c.relkind = 'r' AND c.relname NOT LIKE 'act\\_ru\\_%' AND c.relname NOT LIKE 'spring\\_session%' AND c.relname <> 'scheduled_tasks'
                GROUP BY c.relname, a.attnum, a.attname, a.atttypid, a.atttypmod, t.typname ORDER BY c.relname, a.attnum
                """)
                .query((result, number) -> columns.computeIfAbsent(
                                result.getString("relname"), name -> new ArrayList<>())
                        .add(new Column(
                                result.getString("attname"),
                                result.getString("typname"),
                                result.getBoolean("key"),
                                result.getBoolean("is_unique"))))
                .list();
        return columns.entrySet().stream()
                .map(table -> new Table(table.getKey(), table.getValue()))
                .filter(table -> table.columns.stream().anyMatch(Column::inKey))
                .toList();
    }
}
