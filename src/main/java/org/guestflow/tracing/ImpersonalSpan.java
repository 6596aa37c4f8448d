package org.guestflow.tracing;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A span without what may name people or hold a link's secret: only attributes that are known to hold neither, and of a failure its kind. What libraries tell besides, addresses as they were sent and
 * messages of exceptions among it, is not in our hands.
 */
final class ImpersonalSpan extends DelegatingSpanData {

    /** What Spring tells of a call: the address as its template. */
    private static final Set<String> OF_CALLS = Set.of("method", "uri", "status", "outcome", "exception");

    private static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey(OpenTelemetrySpan.ERROR_TYPE);
    private static final AttributeKey<String> EXCEPTION_TYPE = AttributeKey.stringKey("exception.type");

    private final Attributes attributes;

    ImpersonalSpan(SpanData span) {
        super(span);
        AttributesBuilder told = span.getAttributes().toBuilder().removeIf(key -> !isTold(key.getKey()));
        span.getEvents().stream()
                .map(event -> event.getAttributes().get(EXCEPTION_TYPE))
                .filter(Objects::nonNull)
                .forEach(kind -> told.put(ERROR_TYPE, kind));
        this.attributes = told.build();
    }

    private static boolean isTold(String attribute) {
        return attribute.startsWith(Work.PREFIX)
                || attribute.equals(OpenTelemetrySpan.ERROR_TYPE)
                || OF_CALLS.contains(attribute);
    }

    @Override
    public Attributes getAttributes() {
        return attributes;
    }

    @Override
    public int getTotalAttributeCount() {
        return attributes.size();
    }

    /** Exceptions with their messages; which kinds they were stands in the attributes. */
    @Override
    public List<EventData> getEvents() {
        return List.of();
    }

    @Override
    public int getTotalRecordedEvents() {
        return 0;
    }

    /** Without its description, which is an exception's message. */
    @Override
    public StatusData getStatus() {
        return StatusData.create(super.getStatus().getStatusCode(), "");
    }
}
