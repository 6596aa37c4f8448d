package org.guestflow.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/**
 * Traces by OpenTelemetry. Work of a request that is done within another call, as when an approver decides, stays in the request's trace, and is linked with that call's.
 */
final class OpenTelemetryTraces implements Traces {

    private final Tracer tracer;
    private final JdbcTraceParents parents;
    private final Clock clock;

    OpenTelemetryTraces(Tracer tracer, JdbcTraceParents parents, Clock clock) {
        this.tracer = tracer;
        this.parents = parents;
        this.clock = clock;
    }

    @Override
    public boolean areMade() {
        return true;
    }

    @Override
    public WorkSpan begin(Work work) {
        SpanContext underWay = Span.current().getSpanContext();
        Optional<SpanContext> remembered = work.rememberedAs()
                .flatMap(parents::find)
                .map(TraceParent::span)
                .filter(span -> !span.getTraceId().equals(underWay.getTraceId()));
        if (!remembered.orElse(underWay).isSampled()) {
            return WorkSpan.NONE;
        }
        SpanBuilder builder = tracer.spanBuilder(work.name()).setSpanKind(kind(work, remembered.isPresent()));
        work.attributes().forEach(builder::setAttribute);
        remembered.ifPresent(span -> join(builder, span, underWay, work));
        return OpenTelemetrySpan.start(builder);
    }

    private static SpanKind kind(Work work, boolean later) {
        if (work.calling()) {
            return SpanKind.CLIENT;
        }
        return later ? SpanKind.CONSUMER : SpanKind.INTERNAL;
    }

    /** Whoever looks at the other call's trace finds the request, and from there this one. */
    private static void join(SpanBuilder builder, SpanContext remembered, SpanContext underWay, Work work) {
        builder.setParent(Context.root().with(Span.wrap(remembered)));
        if (underWay.isSampled()) {
            builder.addLink(underWay);
            Span.current().setAttribute(Work.REQUEST, work.attributes().get(Work.REQUEST));
        }
    }

    @Override
    public void remember(UUID work) {
        TraceParent.underWay()
                .filter(parent -> parents.find(work).isEmpty())
                .ifPresent(parent -> parents.insert(work, parent, clock.instant()));
    }
}
