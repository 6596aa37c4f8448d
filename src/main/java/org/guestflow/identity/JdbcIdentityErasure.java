package org.guestflow.identity;

import java.util.List;
import org.guestflow.shared.ErasedPerson;
import org.guestflow.shared.PersonalData;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a person signs in with, and where he is signed in: sessions, identity at an organisation, codes, second factors. */
@Repository
class JdbcIdentityErasure implements PersonalData {

    private static final List<String> OF_A_USER = List.of(
            "identity_link", "sign_in_passcode", "passkey", "authenticator_app", "recovery_code", "second_factor_try");

    private final JdbcClient jdbc;

    JdbcIdentityErasure(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void erase(ErasedPerson person) {
        jdbc.sql("DELETE FROM spring_session WHERE principal_name = ANY (:accounts::text[])")
                .param("accounts", person.accountArray())
                .update();
        OF_A_USER.forEach(table -> jdbc.sql("DELETE FROM " + table + " WHERE user_id = ANY (:accounts)")
                .param("accounts", person.accountArray())
                .update());
    }
}
