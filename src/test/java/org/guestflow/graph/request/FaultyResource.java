package org.guestflow.graph.request;

import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;

/** What a resource of the API can come to that no resource of ours comes to when it is asked to. */
@Hidden
@RestController
@RequestMapping("/v1.0/faults")
class FaultyResource {

    static final String SECRET = "the password is swordfish";

    private static final Logger LOG = LoggerFactory.getLogger(FaultyResource.class);

    final AtomicInteger times = new AtomicInteger();

    private final JdbcClient database;
    private final TransactionTemplate transaction;

    FaultyResource(JdbcClient database, PlatformTransactionManager transactions) {
        this.database = database;
        this.transaction = new TransactionTemplate(transactions);
    }

    @GetMapping("/unexpected")
    @Requires(Permission.USER_READ)
    String unexpected() {
        throw new IllegalStateException(SECRET);
    }

    /** Wants a row that somebody else holds. */
    @GetMapping("/locked")
    @Requires(Permission.USER_READ)
    String locked() {
        return transaction.execute(status -> {
            database.sql("SET LOCAL lock_timeout = 1").update();
            return database.sql("SELECT 'free' FROM tenant_setting FOR UPDATE")
                    .query(String.class)
                    .single();
        });
    }

    /** Comes to a fault the first time. */
    @PostMapping("/first")
    @Requires(Permission.USER_READ)
    Map<String, Integer> first() {
        int time = times.incrementAndGet();
        if (time == 1) {
            throw new IllegalStateException(SECRET);
        }
        return Map.of("time", time);
    }

    /** Loses its connection. */
    @GetMapping("/away")
    @Requires(Permission.USER_READ)
    Boolean away() {
        return database.sql("SELECT pg_terminate_backend(pg_backend_pid())")
                .query(Boolean.class)
                .single();
    }

    /** Loses its connection in a transaction, which cannot be rolled back then. */
    @GetMapping("/cut")
    @Requires(Permission.USER_READ)
    Boolean cut() {
        return transaction.execute(status -> away());
    }

    @GetMapping("/late")
    @Requires(Permission.USER_READ)
    DeferredResult<String> late() {
        return new DeferredResult<>(1L);
    }

    @GetMapping("/number")
    @Requires(Permission.USER_READ)
    Map<String, Integer> number(@RequestParam int number) {
        LOG.info("A number came");
        return Map.of("number", number);
    }
}
