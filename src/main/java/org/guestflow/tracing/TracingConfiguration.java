package org.guestflow.tracing;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.tracing.SpanExporters;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the parts of tracing together; {@link TracingSwitch} says whether there is a tracer. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TracingSettings.class)
class TracingConfiguration {

    private static final TaskDescriptor<Void> FORGET = TaskDescriptor.of("forget-trace-parents");

    @Bean
    Traces traces(ObjectProvider<Tracer> tracer, JdbcTraceParents parents, Clock clock) {
        return tracer.stream()
                .findFirst()
                .<Traces>map(made -> new OpenTelemetryTraces(made, parents, clock))
                .orElseGet(NoTraces::new);
    }

    /** In the place of Spring Boot's own: no exporter gets a span as it was made. */
    @Bean
    SpanExporters spanExporters(ObjectProvider<SpanExporter> exporters) {
        return SpanExporters.of(exporters
                .orderedStream()
                .<SpanExporter>map(ImpersonalSpans::new)
                .toList());
    }

    /** Also where no traces are made: what is left from when they were goes in time. */
    @Bean
    Task<Void> forgetTraceParents(JdbcTraceParents parents, TracingSettings settings, Clock clock) {
        return Tasks.recurring(FORGET, FixedDelay.ofHours(1))
                .execute((task, context) -> parents.deleteBefore(clock.instant().minus(settings.keep())));
    }
}
