package org.guestflow.redemption.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.Visitor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A page of a redemption reads with one connection to the database: with two, as many people as there are connections would wait for each other for ever. */
@ApplicationTest
class OneConnectionAPageTest extends InvitedByOlivia {

    @Autowired
    private HikariDataSource database;

    @Test
    void theLastConnectionIsEnoughForSomebodyWhoIsSignedIn() throws Exception {
        Invitee olivia = invitee.inAnotherBrowser(Visitor.signedIn(port, OLIVIA));
        List<Connection> taken = new ArrayList<>();
        try {
            while (taken.size() < database.getMaximumPoolSize() - 1) {
                taken.add(database.getConnection());
            }

            assertThat(refusal(olivia.opens(""))).isEqualTo("other-account");
            assertThat(refusal(olivia.opens("/consent"))).isEqualTo("other-account");
        } finally {
            for (Connection connection : taken) {
                connection.close();
            }
        }
    }
}
