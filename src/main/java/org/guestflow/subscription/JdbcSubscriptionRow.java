package org.guestflow.subscription;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.guestflow.shared.UserId;

/** Reads a subscription from its row. */
final class JdbcSubscriptionRow {

    private JdbcSubscriptionRow() {}

    static Subscription read(ResultSet row, int number) throws SQLException {
        return new Subscription(
                row.getObject("id", UUID.class),
                new UserId(row.getObject("owner_id", UUID.class)),
                new WatchedResource(
                        ResourceType.valueOf(row.getString("resource_type").toUpperCase(Locale.ROOT)),
                        Optional.ofNullable(row.getObject("resource_id", UUID.class))),
                changeTypes((String[]) row.getArray("change_types").getArray()),
                URI.create(row.getString("notification_url")),
                time(row, "expires_at").orElseThrow(),
                time(row, "created_at").orElseThrow(),
                new Subscription.Telling(
                        time(row, "last_delivered_at"),
                        Optional.ofNullable(row.getString("last_error")),
                        row.getLong("dropped")));
    }

    private static Set<ChangeType> changeTypes(String[] words) {
        return Arrays.stream(words)
                .map(word -> ChangeType.parse(word).orElseThrow())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(ChangeType.class)));
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
