package org.guestflow.identity.factor;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.guestflow.identity.FactorHolder;
import org.guestflow.identity.SecondFactor;
import org.guestflow.shared.Place;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.Slice;
import org.guestflow.shared.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who has a second factor, page by page, ordered by address. */
@Repository
class JdbcFactorHolders {

    private static final String PAGE = """
            SELECT u.id, lower(u.mail) AS place, held.kinds, held.times
            FROM directory_user u JOIN (
                SELECT f.user_id, array_agg(f.kind ORDER BY f.registered_at, f.id) AS kinds,
                       array_agg(f.registered_at ORDER BY f.registered_at, f.id) AS times
                FROM (SELECT user_id, id, registered_at, 'AUTHENTICATOR_APP' AS kind FROM authenticator_app WHERE registered_at IS NOT NULL
                      UNION ALL
                      SELECT user_id, id, registered_at, 'PASSKEY' FROM passkey) f
                GROUP BY f.user_id) held ON held.user_id = u.id
            WHERE (:text::text IS NULL OR starts_with(lower(u.mail), :text::text) OR starts_with(lower(u.display_name), :text::text))
              AND (:after::text IS NULL OR lower(u.mail) > :after::text)
            ORDER BY lower(u.mail) LIMIT :most""";

    private final JdbcClient jdbc;

    JdbcFactorHolders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Slice<Row> list(Optional<String> text, Optional<String> after, int size) throws RuleViolation {
        String place = after.isPresent() ? Place.read(after.get(), 1).get(0) : null;
        List<Row> rows = jdbc.sql(PAGE)
                .param("text", text.map(typed -> typed.toLowerCase(Locale.ROOT)).orElse(null))
                .param("after", place)
                .param("most", size + 1)
                .query(JdbcFactorHolders::row)
                .list();
        return Slice.of(rows, size, row -> Place.after(row.place()));
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        String[] kinds = (String[]) row.getArray("kinds").getArray();
        Timestamp[] times = (Timestamp[]) row.getArray("times").getArray();
        return new Row(
                new UserId(row.getObject("id", UUID.class)),
                row.getString("place"),
                IntStream.range(0, kinds.length)
                        .mapToObj(at ->
                                new FactorHolder.Held(SecondFactor.Kind.valueOf(kinds[at]), times[at].toInstant()))
                        .toList());
    }

    /** One of them, by his id. */
    record Row(UserId user, String place, List<FactorHolder.Held> factors) {}
}
