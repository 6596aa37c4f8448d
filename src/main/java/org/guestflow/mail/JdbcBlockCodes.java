package org.guestflow.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Codes as they are stored. */
@Repository
class JdbcBlockCodes {

    private final JdbcClient jdbc;

    JdbcBlockCodes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Codes that went to the recipient of a notice, whichever of his links was used. */
    long issuedSince(UUID notice, Instant since) {
        return jdbc.sql("""
                        SELECT count(*) FROM block_code c JOIN notice n ON n.id = c.notice_id
                        WHERE n.recipient = (SELECT recipient FROM notice WHERE id = :notice) AND c.issued_at > :since
                        """)
                .param("notice", notice)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    BlockCode insert(UUID notice, Instant now, Instant expiresAt) {
        return jdbc.sql("""
                        INSERT INTO block_code (notice_id, seed, issued_at, expires_at) VALUES (:notice, :seed, :now, :expiresAt)
                        RETURNING id, notice_id, seed, expires_at
                        """)
                .param("notice", notice)
                .param("seed", UUID.randomUUID())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("expiresAt", expiresAt.atOffset(ZoneOffset.UTC))
                .query(JdbcBlockCodes::code)
                .single();
    }

    Optional<BlockCode> find(long id) {
        return jdbc.sql("SELECT id, notice_id, seed, expires_at FROM block_code WHERE id = :id")
                .param("id", id)
                .query(JdbcBlockCodes::code)
                .optional();
    }

    /** The newest code of a link, one try counted; empty where there is none that holds, or it has been tried too often. Other tries wait until the transaction ends. */
    Optional<BlockCode> tryNewest(UUID notice, Instant now, int most) {
        return jdbc.sql("""
                        UPDATE block_code SET tries = tries + 1
                        WHERE id = (SELECT max(id) FROM block_code WHERE notice_id = :notice) AND expires_at > :now AND tries < :most
                        RETURNING id, notice_id, seed, expires_at
                        """)
                .param("notice", notice)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query(JdbcBlockCodes::code)
                .optional();
    }

    void delete(UUID notice) {
        jdbc.sql("DELETE FROM block_code WHERE notice_id = :notice")
                .param("notice", notice)
                .update();
    }

    private static BlockCode code(ResultSet row, int number) throws SQLException {
        return new BlockCode(
                row.getLong("id"),
                row.getObject("notice_id", UUID.class),
                row.getObject("seed", UUID.class),
                row.getObject("expires_at", OffsetDateTime.class).toInstant());
    }
}
