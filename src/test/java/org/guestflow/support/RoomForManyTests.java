package org.guestflow.support;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * All tests of a context share one olivia, and within an hour they ask for more than one person may. Those of the limit set their own.
 */
@Component
class RoomForManyTests {

    private final JdbcClient database;

    RoomForManyTests(JdbcClient database) {
        this.database = database;
    }

    @EventListener(ApplicationReadyEvent.class)
    void raiseTheLimit() {
        database.sql("UPDATE tenant_setting SET invitations_per_inviter = 2000").update();
    }
}
