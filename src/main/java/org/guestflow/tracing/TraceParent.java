package org.guestflow.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A span that others may become parts of, as text.
 *
 * @param text the header field {@code traceparent} as W3C Trace Context (Recommendation of 23 November 2021), section 3.2, defines it
 */
record TraceParent(String text) {

    private static final String FIELD = "traceparent";
    private static final TextMapPropagator FORMAT = W3CTraceContextPropagator.getInstance();
    private static final TextMapGetter<Map<String, String>> READING = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Map<String, String> fields) {
            return fields.keySet();
        }

        @Override
        public String get(Map<String, String> fields, String name) {
            return fields.get(name);
        }
    };

    /** Writes down the span that is under way on this thread; empty where there is none, or none that is sampled. */
    static Optional<TraceParent> underWay() {
        if (!Span.current().getSpanContext().isSampled()) {
            return Optional.empty();
        }
        Map<String, String> fields = new HashMap<>();
        FORMAT.inject(Context.current(), fields, Map::put);
        return Optional.of(new TraceParent(fields.get(FIELD)));
    }

    SpanContext span() {
        Context read = FORMAT.extract(Context.root(), Map.of(FIELD, text), READING);
        return Span.fromContext(read).getSpanContext();
    }
}
