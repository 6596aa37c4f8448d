package org.guestflow.directaddition;

import org.guestflow.shared.AccountReferences;
import org.guestflow.shared.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Direct additions of an account that goes, and by it. */
@Repository
class JdbcAdditionMerge implements AccountReferences {

    private final JdbcClient jdbc;

    JdbcAdditionMerge(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void move(UserId from, UserId to) {
        jdbc.sql("UPDATE direct_addition_person SET user_id = :to WHERE user_id = :from")
                .param("from", from.value())
                .param("to", to.value())
                .update();
        jdbc.sql("UPDATE direct_addition SET inviter_id = :to WHERE inviter_id = :from")
                .param("from", from.value())
                .param("to", to.value())
                .update();
    }
}
