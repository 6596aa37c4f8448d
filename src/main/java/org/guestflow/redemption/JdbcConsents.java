package org.guestflow.redemption;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.guestflow.shared.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code consent}. */
@Repository
class JdbcConsents {

    private final JdbcClient jdbc;

    JdbcConsents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean contains(UserId guest, ConsentSettings wanted) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM consent WHERE user_id = :guest
                                       AND privacy_statement_version = :privacy AND terms_of_use_version = :terms)""")
                .param("guest", guest.value())
                .param("privacy", wanted.privacyStatementVersion())
                .param("terms", wanted.termsOfUseVersion())
                .query(Boolean.class)
                .single();
    }

    List<Consent> of(UserId guest) {
        return jdbc.sql("SELECT * FROM consent WHERE user_id = :guest ORDER BY accepted_at DESC")
                .param("guest", guest.value())
                .query((row, number) -> new Consent(
                        row.getString("privacy_statement_version"),
                        row.getString("terms_of_use_version"),
                        row.getObject("accepted_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Keeps what a guest accepted; the same versions accepted again keep the time of the first. */
    void insert(UserId guest, ConsentSettings accepted, Instant now) {
        jdbc.sql("""
                        INSERT INTO consent (user_id, privacy_statement_version, terms_of_use_version, accepted_at)
                        VALUES (:guest, :privacy, :terms, :now) ON CONFLICT DO NOTHING""")
                .param("guest", guest.value())
                .param("privacy", accepted.privacyStatementVersion())
                .param("terms", accepted.termsOfUseVersion())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }
}
