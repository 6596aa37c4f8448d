package org.guestflow.directaddition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.guestflow.demo.TestLitware;
import org.guestflow.support.OwnNode;
import org.guestflow.support.RestCaller;
import org.guestflow.support.TestPostgres;
import org.guestflow.support.Visitor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The application is killed while it adds a thousand people, and started again. Part of the bad days; the minute that is in every build adds fewer. */
@Tag("faults")
class KilledInTheMiddleTest {

    private static final int PEOPLE = 1000;

    /** Another node takes over what a dead one had begun when the locks on its jobs run out. There are steps enough to be killed between two of them. */
    private static final Map<String, String> SHORT_LOCKS = Map.of(
            "camunda.bpm.job-execution.lock-time-in-millis",
            "10000",
            "guestflow.direct-addition.newcomers-per-step",
            "10");

    private final String database = TestPostgres.newDatabase();
    private final JdbcClient jdbc = JdbcClient.create(new DriverManagerDataSource(database));

    @Test
    void everybodyIsAddedAndNobodyTwice() throws Exception {
        List<String> crowd = TestLitware.directory().hire("killed" + System.nanoTime(), PEOPLE);
        OwnNode first = OwnNode.start(database, SHORT_LOCKS);
        RestCaller.as(first.port(), "sam@litware.com")
                .start(
                        "direct-addition",
                        Map.of(
                                "partner", "litware.com",
                                "users", String.join(",", crowd),
                                "targetType", "group",
                                "targetId", "project-atlas"))
                .then()
                .statusCode(200);
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> people("added") > 0);
        first.kill();
        assertThat(people("added")).isLessThan(PEOPLE);

        try (OwnNode second = OwnNode.start(database, SHORT_LOCKS)) {
            Awaitility.await().atMost(Duration.ofMinutes(4)).until(() -> people("added") == PEOPLE);
            assertThat(new Visitor(second.port()).get("/sign-in").statusCode()).isEqualTo(200);
        }

        assertThat(number("SELECT count(*) FROM directory_user WHERE creation_type = 'direct_addition'"))
                .isEqualTo(PEOPLE);
        assertThat(number("SELECT count(*) FROM group_member WHERE request_id = (SELECT id FROM direct_addition)"))
                .isEqualTo(PEOPLE);
        assertThat(number("SELECT count(DISTINCT recipient) FROM notice WHERE kind = 'added-directly'"))
                .isEqualTo(PEOPLE);
        assertThat(number("SELECT count(*) FROM notice WHERE kind = 'added-directly'"))
                .isEqualTo(PEOPLE);
    }

    private long people(String outcome) {
        return jdbc.sql("SELECT count(*) FROM direct_addition_person WHERE outcome = :outcome")
                .param("outcome", outcome)
                .query(Long.class)
                .single();
    }

    private long number(String query) {
        return jdbc.sql(query).query(Long.class).single();
    }
}
