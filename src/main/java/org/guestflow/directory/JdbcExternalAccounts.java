package org.guestflow.directory;

import java.time.Instant;
import java.time.ZoneOffset;
import org.guestflow.directory.ExternalAccounts.NewAddress;
import org.guestflow.shared.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What of a user's row changes when somebody is to prove an address anew. */
@Repository
class JdbcExternalAccounts {

    private final JdbcClient jdbc;
    private final UserMemory memory;

    JdbcExternalAccounts(JdbcClient jdbc, UserMemory memory) {
        this.jdbc = jdbc;
        this.memory = memory;
    }

    void proveAnew(UserId account, NewAddress address, UserId actor, Instant now) {
        memory.forget();
        jdbc.sql("""
                UPDATE directory_user
                SET mail = :mail, mail_as_typed = :asTyped, password_hash = NULL, kept_while_pending = true,
                    external_user_state = 'pending_acceptance', external_user_state_changed_at = :now,
                    creation_type = coalesce(creation_type, 'invitation'), invited_by = coalesce(invited_by, :actor)
                WHERE id = :id
                """)
                .param("mail", address.mail().toString())
                .param("asTyped", address.asTyped())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("actor", actor.value())
                .param("id", account.value())
                .update();
    }
}
