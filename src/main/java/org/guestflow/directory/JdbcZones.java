package org.guestflow.directory;

import java.time.ZoneId;
import java.util.Optional;
import org.guestflow.shared.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Where people are, as it is stored. */
@Repository
class JdbcZones {

    private final JdbcClient jdbc;

    JdbcZones(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<ZoneId> find(UserId user) {
        return jdbc.sql("SELECT time_zone FROM directory_user WHERE id = :user AND time_zone IS NOT NULL")
                .param("user", user.value())
                .query(String.class)
                .optional()
                .map(ZoneId::of);
    }

    void keep(UserId user, ZoneId zone) {
        jdbc.sql("UPDATE directory_user SET time_zone = :zone WHERE id = :user")
                .param("zone", zone.getId())
                .param("user", user.value())
                .update();
    }
}
