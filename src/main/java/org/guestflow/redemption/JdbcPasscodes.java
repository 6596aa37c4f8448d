package org.guestflow.redemption;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.guestflow.shared.EmailAddress;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code passcode}. */
@Repository
class JdbcPasscodes {

    private static final String NEWEST = "id = (SELECT max(id) FROM passcode WHERE redemption_id = :redemption)";

    private final JdbcClient jdbc;

    JdbcPasscodes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Passcode insert(
            RedemptionId redemption, EmailAddress mail, byte[] sourceHash, UUID seed, Instant now, Instant expiresAt) {
        return jdbc.sql("""
                        INSERT INTO passcode (redemption_id, mail, source_hash, seed, issued_at, expires_at)
                        VALUES (:redemption, :mail, :source, :seed, :issuedAt, :expiresAt) RETURNING *""")
                .param("redemption", redemption.value())
                .param("mail", mail.toString())
                .param("source", sourceHash)
                .param("seed", seed)
                .param("issuedAt", time(now))
                .param("expiresAt", time(expiresAt))
                .query(JdbcPasscodes::passcode)
                .single();
    }

    Optional<Passcode> newest(RedemptionId redemption) {
        return jdbc.sql("SELECT * FROM passcode WHERE " + NEWEST)
                .param("redemption", redemption.value())
                .query(JdbcPasscodes::passcode)
                .optional();
    }

    Optional<Passcode> find(long id) {
        return jdbc.sql("SELECT * FROM passcode WHERE id = :id")
                .param("id", id)
                .query(JdbcPasscodes::passcode)
                .optional();
    }

    /** Counts a try at the newest code, in one statement, so that parallel tries cannot share a count; empty where it takes none any more. */
    Optional<Passcode> takeTry(RedemptionId redemption, int most, Instant now) {
        return jdbc.sql("UPDATE passcode SET tries = tries + 1 WHERE " + NEWEST
                        + " AND tries < :most AND expires_at > :now RETURNING *")
                .param("redemption", redemption.value())
                .param("most", most)
                .param("now", time(now))
                .query(JdbcPasscodes::passcode)
                .optional();
    }

    void used(long id, Instant now) {
        jdbc.sql("UPDATE passcode SET used_at = :now WHERE id = :id")
                .param("id", id)
                .param("now", time(now))
                .update();
    }

    /** When the codes of an address were issued, since then, newest first, at most so many. */
    List<Instant> issuedTo(EmailAddress mail, Instant since, int most) {
        return jdbc.sql("SELECT issued_at FROM passcode WHERE lower(mail) = :mail AND issued_at > :since"
                        + " ORDER BY issued_at DESC LIMIT :most")
                .param("mail", mail.key())
                .param("since", time(since))
                .param("most", most)
                .query(JdbcPasscodes::issuedAt)
                .list();
    }

    /** When the codes that a source asked for were issued, since then, newest first, at most so many. */
    List<Instant> issuedFor(byte[] sourceHash, Instant since, int most) {
        return jdbc.sql("SELECT issued_at FROM passcode WHERE source_hash = :source AND issued_at > :since"
                        + " ORDER BY issued_at DESC LIMIT :most")
                .param("source", sourceHash)
                .param("since", time(since))
                .param("most", most)
                .query(JdbcPasscodes::issuedAt)
                .list();
    }

    private static Instant issuedAt(ResultSet row, int number) throws SQLException {
        return row.getObject("issued_at", OffsetDateTime.class).toInstant();
    }

    private static Passcode passcode(ResultSet row, int number) throws SQLException {
        return new Passcode(
                row.getLong("id"),
                new RedemptionId(row.getObject("redemption_id", UUID.class)),
                row.getObject("seed", UUID.class),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                row.getInt("tries"));
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
