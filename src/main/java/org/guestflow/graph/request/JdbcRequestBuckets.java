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
 * later than after a second. Each node may let in as many too many, and none where the limit is below a hundred.
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

    /** A limit of as many calls as a period may have, to be kept by whoever asks it. */
    CallLimit limit(String key, CallSettings settings) {
        long atOnce = settings.requests() / PARTS;
        Bucket alone = bucket(key, settings);
        return atOnce > 1
                ? new CallLimit(
                        bucket(
                                buckets.builder()
                                        .withOptimization(Optimizations.delaying(new DelayParameters(atOnce, LATEST))),
                                key,
                                settings),
                        alone)
                : new CallLimit(alone, alone);
    }

    /** The bucket of a limit, which counts each call for itself. */
    Bucket bucket(String key, CallSettings settings) {
        return bucket(buckets.builder(), key, settings);
    }

    /** A bucket of as many calls as a period may have, full again with each period. Another limit is another bucket. */
    private static Bucket bucket(RemoteBucketBuilder<String> builder, String key, CallSettings settings) {
        Bandwidth limit = Bandwidth.builder()
                .capacity(settings.requests())
                .refillIntervally(settings.requests(), settings.period())
                .build();
        return builder.build(
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
