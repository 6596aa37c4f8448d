package org.guestflow.tracing;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;

/** The last thing before spans leave the node: each becomes an {@link ImpersonalSpan}, whichever library has made it. Probes of health and metrics, which come every few seconds, stay here. */
final class ImpersonalSpans implements SpanExporter {

    private static final AttributeKey<String> ADDRESS = AttributeKey.stringKey("uri");
    private static final String PROBES = "/actuator";

    private final SpanExporter exporter;

    ImpersonalSpans(SpanExporter exporter) {
        this.exporter = exporter;
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        return exporter.export(spans.stream()
                .filter(span -> !isProbe(span))
                .<SpanData>map(ImpersonalSpan::new)
                .toList());
    }

    private static boolean isProbe(SpanData span) {
        String address = span.getAttributes().get(ADDRESS);
        return address != null && address.startsWith(PROBES);
    }

    @Override
    public CompletableResultCode flush() {
        return exporter.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return exporter.shutdown();
    }
}
