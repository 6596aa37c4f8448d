package org.guestflow.identity.signin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Failed sign-ins, and which accounts have been signed in to from where; shared by all nodes. */
@Repository
class JdbcFailedSignIns {

    private final JdbcClient jdbc;

    JdbcFailedSignIns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Failures ofAccount(String account, Source source, Instant since) {
        return jdbc.sql(
                        "SELECT count(*), max(at) FROM failed_sign_in WHERE account = :account AND source = :source AND at > :since")
                .param("account", account)
                .param("source", source.value())
                .param("since", utc(since))
                .query(JdbcFailedSignIns::failures)
                .single();
    }

    Failures ofSource(Source source, Instant since) {
        return jdbc.sql("SELECT count(*), max(at) FROM failed_sign_in WHERE source = :source AND at > :since")
                .param("source", source.value())
                .param("since", utc(since))
                .query(JdbcFailedSignIns::failures)
                .single();
    }

    void insert(String account, Source source, Instant at) {
        jdbc.sql("INSERT INTO failed_sign_in (account, source, at) VALUES (:account, :source, :at)")
                .param("account", account)
                .param("source", source.value())
                .param("at", utc(at))
                .update();
    }

    void delete(String account, Source source) {
        jdbc.sql("DELETE FROM failed_sign_in WHERE account = :account AND source = :source")
                .param("account", account)
                .param("source", source.value())
                .update();
    }

    void deleteBefore(Instant time) {
        jdbc.sql("DELETE FROM failed_sign_in WHERE at < :time")
                .param("time", utc(time))
                .update();
    }

    boolean isKnown(String account, Source source, Instant since) {
        return jdbc.sql(
                        "SELECT EXISTS (SELECT FROM known_source WHERE account = :account AND source = :source AND at > :since)")
                .param("account", account)
                .param("source", source.value())
                .param("since", utc(since))
                .query(Boolean.class)
                .single();
    }

    void upsertKnown(String account, Source source, Instant at) {
        jdbc.sql("""
                INSERT INTO known_source (account, source, at) VALUES (:account, :source, :at)
                ON CONFLICT (account, source) DO UPDATE SET at = excluded.at
                """)
                .param("account", account)
                .param("source", source.value())
                .param("at", utc(at))
                .update();
    }

    void deleteKnownBefore(Instant time) {
        jdbc.sql("DELETE FROM known_source WHERE at < :time")
                .param("time", utc(time))
                .update();
    }

    private static Failures failures(ResultSet row, int number) throws SQLException {
        return new Failures(
                row.getLong(1),
                Optional.ofNullable(row.getObject(2, OffsetDateTime.class)).map(OffsetDateTime::toInstant));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /**
     * How often signing in failed.
     *
     * @param count how often
     * @param last when last; empty where never
     */
    record Failures(long count, Optional<Instant> last) {}
}
