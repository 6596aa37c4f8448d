package org.guestflow.tracing;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** The spans that have left the application, as whoever looks at traces sees them. */
record Spans(InMemorySpanExporter exported) {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    static String attribute(SpanData span, String name) {
        return span.getAttributes().get(AttributeKey.stringKey(name));
    }

    /** The spans of a trace. */
    List<SpanData> of(String trace) {
        return exported.getFinishedSpanItems().stream()
                .filter(span -> span.getTraceId().equals(trace))
                .toList();
    }

    /** The spans of a request. */
    List<SpanData> about(Object request) {
        return exported.getFinishedSpanItems().stream()
                .filter(span -> request.toString().equals(attribute(span, Work.REQUEST)))
                .toList();
    }

    /** Waits for a trace's first span of a name. */
    SpanData await(String trace, String name) {
        return await(span -> span.getTraceId().equals(trace) && span.getName().equals(name), name);
    }

    /** Waits for the first span that meets a condition. */
    SpanData await(Predicate<SpanData> condition, String what) {
        return Awaitility.await(what)
                .atMost(PATIENCE)
                .until(
                        () -> exported.getFinishedSpanItems().stream()
                                .filter(condition)
                                .findFirst(),
                        found -> found.isPresent())
                .orElseThrow();
    }
}
