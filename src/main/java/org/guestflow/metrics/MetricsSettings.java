package org.guestflow.metrics;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often the database is asked for figures; only when somebody reads the metrics.
 *
 * @param readEvery how old the figures of what waits may be: jobs, incidents, mail; shorter than the time between two readings of the metrics, longer than one takes
 * @param countEvery how old the figures that grow with the organisation may be: guests and open invitations are counted, which takes some milliseconds for each ten thousand
 * @param patience how long whoever reads the metrics waits for the database; then those that come from it are missing
 */
@ConfigurationProperties("guestflow.metrics")
record MetricsSettings(
        @DefaultValue("5s") Duration readEvery,
        @DefaultValue("5m") Duration countEvery,
        @DefaultValue("3s") Duration patience) {}
