package org.guestflow.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;

/** A span of OpenTelemetry's, and that it is the one under way on this thread. */
final class OpenTelemetrySpan implements WorkSpan {

    /** As the semantic conventions of OpenTelemetry (attribute registry) name it. */
    static final String ERROR_TYPE = "error.type";

    private final Span span;
    private final Scope underWay;

    private OpenTelemetrySpan(Span span, Scope underWay) {
        this.span = span;
        this.underWay = underWay;
    }

    /** Closed by whoever closes the span. */
    @SuppressWarnings("MustBeClosedChecker")
    static WorkSpan start(SpanBuilder builder) {
        Span span = builder.startSpan();
        return new OpenTelemetrySpan(span, span.makeCurrent());
    }

    @Override
    public void tell(String attribute, String value) {
        span.setAttribute(attribute, value);
    }

    @Override
    public void fail(String kind) {
        span.setAttribute(ERROR_TYPE, kind);
        span.setStatus(StatusCode.ERROR);
    }

    @Override
    public void close() {
        underWay.close();
        span.end();
    }
}
