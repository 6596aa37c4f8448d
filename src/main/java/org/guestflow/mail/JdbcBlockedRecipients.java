package org.guestflow.mail;

import java.sql.Timestamp;
import java.time.Instant;
import org.guestflow.shared.EmailAddress;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The recipients who do not want further invitations. */
@Repository
class JdbcBlockedRecipients {

    private final JdbcClient jdbc;

    JdbcBlockedRecipients(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean contains(EmailAddress recipient) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM blocked_recipient WHERE mail = :mail)")
                .param("mail", recipient.key())
                .query(Boolean.class)
                .single();
    }

    /** False where the recipient was there already. */
    boolean add(EmailAddress recipient, Instant now) {
        return jdbc.sql("INSERT INTO blocked_recipient (mail, blocked_at) VALUES (:mail, :now) ON CONFLICT DO NOTHING")
                        .param("mail", recipient.key())
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    /** False where the recipient was not there. */
    boolean remove(EmailAddress recipient) {
        return jdbc.sql("DELETE FROM blocked_recipient WHERE mail = :mail")
                        .param("mail", recipient.key())
                        .update()
                == 1;
    }
}
