package org.guestflow.graph.request;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.springframework.stereotype.Repository;

/** The table {@code api_bucket}: calls, counted across nodes. Each count is a transaction of its own; no connection is held longer than that. */
@Repository
class JdbcRequestBuckets {

    private final ProxyManager<String> buckets;

    JdbcRequestBuckets(DataSource database, Clock clock) {
        this.buckets = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(database)
                .primaryKeyMapper(PrimaryKeyMapper.STRING)
                .table("api_bucket")
                .clientClock(meter(clock))
                .build();
    }

    /** Counts one call; gives how long to wait where there was one too many. */
    Optional<Duration> take(String key, CallSettings settings) {
        ConsumptionProbe taken = bucket(key, settings).tryConsumeAndReturnRemaining(1);
        return taken.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(taken.getNanosToWaitForRefill()));
    }

    /** A bucket of as many calls as a period may have, full again with each period. Another limit is another bucket. */
    Bucket bucket(String key, CallSettings settings) {
        Bandwidth limit = Bandwidth.builder()
                .capacity(settings.requests())
                .refillIntervally(settings.requests(), settings.period())
                .build();
        return buckets.getProxy(
                key + " " + settings.requests() + " in " + settings.period(),
                () -> BucketConfiguration.builder().addLimit(limit).build());
    }

    private static TimeMeter meter(Clock clock) {
        return new TimeMeter() {

            @Override
            public long currentTimeNanos() {
                Instant now = clock.instant();
                return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
            }

            @Override
            public boolean isWallClockBased() {
                return true;
            }
        };
    }
}
