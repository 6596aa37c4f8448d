package org.guestflow.graph.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.AtOnce;
import org.guestflow.support.RestCaller;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tenant has so many calls in a period, whichever nodes they come to. */
@ApplicationTest
class RequestLimitTest {

    @LocalServerPort
    private int port;

    @Autowired
    private DataSource database;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @Autowired
    private CallSettings settings;

    private final String key = UUID.randomUUID().toString();

    @Test
    void twoNodesCountTogether() throws Exception {
        CallSettings seven = settings(7, Duration.ofHours(1));
        JdbcRequestBuckets one = new JdbcRequestBuckets(database, clock);
        JdbcRequestBuckets other = new JdbcRequestBuckets(database, clock);
        List<Callable<Optional<Duration>>> calls = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            calls.add(() -> one.take(key, seven));
            calls.add(() -> other.take(key, seven));
        }

        List<Optional<Duration>> waits = AtOnce.call(calls);

        assertThat(waits.stream().filter(Optional::isEmpty)).hasSize(7);
        assertThat(waits.stream().flatMap(Optional::stream))
                .hasSize(13)
                .allSatisfy(wait -> assertThat(wait).isBetween(Duration.ofMinutes(59), Duration.ofHours(1)));
    }

    @Test
    void theNextPeriodHasAsManyAgain() {
        Clock earlier = Clock.offset(clock, Duration.ofHours(-2));
        CallSettings two = settings(2, Duration.ofHours(1));
        JdbcRequestBuckets before = new JdbcRequestBuckets(database, earlier);
        assertThat(before.take(key, two)).isEmpty();
        assertThat(before.take(key, two)).isEmpty();
        assertThat(before.take(key, two)).isPresent();

        JdbcRequestBuckets now = new JdbcRequestBuckets(database, clock);

        assertThat(now.take(key, two)).isEmpty();
        assertThat(now.take(key, two)).isEmpty();
        assertThat(now.take(key, two)).isPresent();
    }

    @Test
    void whoComesTooOftenIsToldHowLongToWait() {
        RestCaller olivia = RestCaller.as(port, "olivia@woodgrove.com");
        new JdbcRequestBuckets(database, clock)
                .bucket(RequestLimitFilter.TENANT, settings)
                .tryConsumeAsMuchAsPossible();
        try {
            olivia.graphGet("/invitations")
                    .then()
                    .statusCode(429)
                    .header("Retry-After", matchesPattern("[1-9][0-9]*"))
                    .header("request-id", matchesPattern("[0-9a-f-]{36}"))
                    .body("error.code", equalTo("TooManyRequests"))
                    .body("error.innerError.code", equalTo("TooManyRequests"));
            // A stranger is a stranger still, and used nothing up.
            RestCaller.as(port, "nobody@woodgrove.com")
                    .graphGet("/invitations")
                    .then()
                    .statusCode(401);
        } finally {
            jdbc.sql("DELETE FROM api_bucket WHERE id LIKE 'tenant %'").update();
        }
        olivia.graphGet("/invitations").then().statusCode(200);
    }

    private static CallSettings settings(long requests, Duration period) {
        return new CallSettings(requests, period, Duration.ofSeconds(10), Duration.ofMinutes(2));
    }
}
