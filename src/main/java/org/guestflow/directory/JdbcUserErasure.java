package org.guestflow.directory;

import org.guestflow.shared.TransactionMemory;
import org.guestflow.shared.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** An account of which only the id is left. */
@Repository
class JdbcUserErasure {

    private final JdbcClient jdbc;

    JdbcUserErasure(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean owns(UserId user) {
        TransactionMemory.forgetAll();
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM group_owner WHERE user_id = :user) OR EXISTS (SELECT FROM application_owner WHERE user_id = :user)
                        """).param("user", user.value()).query(Boolean.class).single();
    }

    /** Does nothing where the account was deleted. */
    void forget(UserId user, String address) {
        TransactionMemory.forgetAll();
        jdbc.sql("""
                WITH roles AS (DELETE FROM directory_role_member WHERE user_id = :user), sponsors AS (DELETE FROM sponsor WHERE guest_id = :user)
                UPDATE directory_user
                SET user_principal_name = :address, mail = :address, mail_as_typed = :address, display_name = 'Erased', password_hash = NULL,
                    preferred_language = NULL, time_zone = NULL, last_sign_in_at = NULL, account_enabled = false
                WHERE id = :user
                """).param("user", user.value()).param("address", address).update();
    }
}
