package org.guestflow.graph.request;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.distributed.proxy.RemoteBucketBuilder;
import io.github.bucket4j.distributed.proxy.optimization.DelayParameters;
import io.github.bucket4j.distributed.proxy.optimization.Optimizations;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.springframework.stereotype.Repository;

/**
 * The table {@code api_bucket}: calls, counted across nodes. Each count is a transaction of its own; no connection is held longer than that.
 *
 * <p>Every call has the same row, and the next one waits until its change has reached the disk. So a node brings its calls there a few at a time: at most a fiftieth of what a period may have, and not
 * later than after a second. Each node may let in as many too many, and none where the limit is below fifty.
 */
@Repository
class JdbcRequestBuckets {

    private static final int PARTS = 50;
    private static final Duration LATEST = Duration.ofSeconds(1);

    private final ProxyManager<String> buckets;

    JdbcRequestBuckets(DataSource database, Clock clock) {
        this.buckets = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(database)
                .primaryKeyMapper(PrimaryKeyMapper.STRING)
                .table("api_bucket")
                .clientClock(meter(clock))
                .build();
    }

    /** A bucket of as many calls as a period may have, full again with each period, to be kept by whoever takes from it. Another limit is another bucket. */
    Bucket bucket(String key, CallSettings settings) {
        Bandwidth limit = Bandwidth.builder()
                .capacity(settings.requests())
                .refillIntervally(settings.requests(), settings.period())
                .build();
        return builder(settings.requests() / PARTS)
                .build(
                        key + " " + settings.requests() + " in " + settings.period(),
                        () -> BucketConfiguration.builder().addLimit(limit).build());
    }

    private RemoteBucketBuilder<String> builder(long atOnce) {
        return atOnce > 1
                ? buckets.builder().withOptimization(Optimizations.delaying(new DelayParameters(atOnce, LATEST)))
                : buckets.builder();
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
