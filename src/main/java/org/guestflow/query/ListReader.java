package org.guestflow.query;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.Slice;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads lists for storage classes: one statement a page, and one more where it is asked how many there are. */
@Component
public class ListReader {

    private final JdbcClient jdbc;

    ListReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Placed<T>(T item, List<String> keys) {}

    /**
     * Reads a page.
     *
     * @param source where the items come from
     * @param query which ones, in which order, from which place
     * @param parameters the values of the source's own parameters; none begins with {@code value_} or {@code sort_}
     * @param row how an item is read
     * @param <T> what the list holds
     * @return the page
     * @throws RuleViolation {@code UnsupportedQuery} for a property or comparison that the list does not have, {@code InvalidCursor} for a place that is none of it
     */
    public <T> Found<T> read(ListSource source, ListQuery query, Map<String, ?> parameters, RowMapper<T> row)
            throws RuleViolation {
        SqlList sql = SqlList.of(source.properties(), query);
        String where = " FROM " + source.from() + " WHERE " + source.condition();
        List<Placed<T>> rows = jdbc.sql("SELECT " + source.columns() + sql.selected() + where + sql.page())
                .params(parameters)
                .params(sql.parameters())
                .query((result, number) -> new Placed<>(row.mapRow(result, number), keys(result, sql.keys())))
                .list();
        Slice<T> slice =
                Slice.of(rows, query.size(), last -> SqlList.place(last.keys())).map(Placed::item);
        Optional<Long> count = query.counted()
                ? Optional.of(count("SELECT count(*)" + where + " AND " + sql.matches(), parameters, sql))
                : Optional.empty();
        return new Found<>(slice, count);
    }

    private long count(String sql, Map<String, ?> parameters, SqlList list) {
        return jdbc.sql(sql)
                .params(parameters)
                .params(list.parameters())
                .query(Long.class)
                .single();
    }

    private static List<String> keys(ResultSet row, List<String> names) throws SQLException {
        List<String> keys = new ArrayList<>();
        for (String name : names) {
            keys.add(row.getString(name));
        }
        return keys;
    }
}
