package org.guestflow.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the figures of the database known as gauges: each set is read at once, and not by the thread that asks. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MetricsSettings.class)
class MetricsConfiguration {

    @Bean
    Reading waitingFigures(JdbcFigures figures, MetricsSettings settings) {
        return reading(figures::waiting, settings.readEvery(), settings);
    }

    @Bean
    Reading countedFigures(JdbcFigures figures, MetricsSettings settings) {
        return reading(figures::counted, settings.countEvery(), settings);
    }

    @Bean
    MeterBinder databaseMeters(Reading waitingFigures, Reading countedFigures) {
        return meters -> {
            bind(JdbcFigures.namesOfWaiting(), waitingFigures, meters);
            bind(JdbcFigures.namesOfCounted(), countedFigures, meters);
        };
    }

    /** Tells administrators how much mail waits. Never down: mail that waits is nobody's reason to end a node. */
    @Bean
    HealthIndicator outboxHealthIndicator(Reading waitingFigures) {
        return () -> Health.up()
                .withDetail("mailWaiting", waitingFigures.get(JdbcFigures.tasks("mail")))
                .withDetail("mailLagSeconds", waitingFigures.get(JdbcFigures.lag("mail")))
                .build();
    }

    private static Reading reading(Supplier<Map<Figure, Double>> source, Duration validity, MetricsSettings settings) {
        return new Reading(
                source, validity, settings.patience(), work -> thread(work).start(), System::nanoTime);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "metrics");
        thread.setDaemon(true);
        return thread;
    }

    private static void bind(List<Figure> figures, Reading reading, MeterRegistry meters) {
        figures.forEach(figure -> Gauge.builder(figure.name(), reading, from -> from.get(figure))
                .tags(figure.tags())
                .baseUnit(figure.unit())
                .strongReference(true)
                .register(meters));
    }
}
