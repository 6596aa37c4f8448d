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
import org.awaitility.Awaitility;
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
        CallLimit one = limit(seven, clock);
        CallLimit other = limit(seven, clock);
        List<Callable<Optional<Duration>>> calls = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            calls.add(() -> one.take());
            calls.add(() -> other.take());
        }

        List<Optional<Duration>> waits = AtOnce.call(calls);

        assertThat(waits.stream().filter(Optional::isEmpty)).hasSize(7);
        assertThat(waits.stream().flatMap(Optional::stream))
                .hasSize(13)
                .allSatisfy(wait -> assertThat(wait).isBetween(Duration.ofMinutes(59), Duration.ofHours(1)));
    }

    @Test
    void ofALargeNumberANodeLetsInAFiftiethMoreAtMost() throws Exception {
        CallSettings hundred = settings(100, Duration.ofHours(1));
        CallLimit one = limit(hundred, clock);
        CallLimit other = limit(hundred, clock);
        List<Callable<Optional<Duration>>> calls = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            calls.add(() -> one.take());
            calls.add(() -> other.take());
        }

        List<Optional<Duration>> waits = AtOnce.call(calls);

        assertThat(waits.stream().filter(Optional::isEmpty).count()).isBetween(100L, 104L);
    }

    @Test
    void theFirstCallsOfAllMayComeAtTheSameMoment() throws Exception {
        for (int attempt = 0; attempt < 20; attempt++) {
            CallLimit limit =
                    new JdbcRequestBuckets(database, clock).limit(key + attempt, settings(150, Duration.ofHours(1)));

            assertThat(AtOnce.call(8, limit::take))
                    .allSatisfy(wait -> assertThat(wait).isEmpty());
        }
    }

    @Test
    void theNextPeriodHasAsManyAgain() {
        Clock earlier = Clock.offset(clock, Duration.ofHours(-2));
        CallSettings two = settings(2, Duration.ofHours(1));
        CallLimit before = limit(two, earlier);
        assertThat(before.take()).isEmpty();
        assertThat(before.take()).isEmpty();
        assertThat(before.take()).isPresent();

        CallLimit now = limit(two, clock);

        assertThat(now.take()).isEmpty();
        assertThat(now.take()).isEmpty();
        assertThat(now.take()).isPresent();
    }

    @Test
    void whoComesTooOftenIsToldHowLongToWait() {
        RestCaller olivia = RestCaller.as(port, "olivia@woodgrove.com");
        new JdbcRequestBuckets(database, clock)
                .bucket(RequestLimitFilter.TENANT, settings)
                .tryConsumeAsMuchAsPossible();
        try {
            // The node brings what it has let in to the others a few at a time.
            Awaitility.await().until(() -> olivia.graphGet("/invitations").statusCode() == 429);
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
        Awaitility.await().until(() -> olivia.graphGet("/invitations").statusCode() == 200);
    }

    private CallLimit limit(CallSettings calls, Clock time) {
        return new JdbcRequestBuckets(database, time).limit(key, calls);
    }

    private static CallSettings settings(long requests, Duration period) {
        return new CallSettings(requests, period, Duration.ofSeconds(10), Duration.ofMinutes(2));
    }
}
