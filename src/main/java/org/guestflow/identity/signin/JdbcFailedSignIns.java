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

    /** Counts what has failed at one account from a source, and at all accounts from there, each since a moment of its own. */
    Counted count(String account, Instant sinceHere, Source source, Instant sinceEverywhere) {
        return jdbc.sql("""
                        SELECT count(*) FILTER (WHERE account = :account AND at > :here) AS here,
                               max(at) FILTER (WHERE account = :account AND at > :here) AS last_here,
                               count(*) FILTER (WHERE at > :everywhere) AS everywhere,
                               max(at) FILTER (WHERE at > :everywhere) AS last_everywhere
                        FROM failed_sign_in
                        WHERE source = :source AND ((account = :account AND at > :here) OR at > :everywhere)
                        """)
                .param("account", account)
                .param("here", utc(sinceHere))
                .param("source", source.value())
                .param("everywhere", utc(sinceEverywhere))
                .query((row, number) -> new Counted(failures(row, "here"), failures(row, "everywhere")))
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

    void forget(String account) {
        jdbc.sql(
                        "WITH sources AS (DELETE FROM known_source WHERE account = :account) DELETE FROM failed_sign_in WHERE account = :account")
                .param("account", account)
                .update();
    }

    private static Failures failures(ResultSet row, String where) throws SQLException {
        OffsetDateTime last = row.getObject("last_" + where, OffsetDateTime.class);
        return new Failures(row.getLong(where), Optional.ofNullable(last).map(OffsetDateTime::toInstant));
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

    /**
     * What failed from one source.
     *
     * @param here at one account
     * @param everywhere at all accounts
     */
    record Counted(Failures here, Failures everywhere) {}
}
