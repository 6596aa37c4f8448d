package org.guestflow.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What any library may put into a span, and what of it leaves the node. */
class ImpersonalSpanTest {

    private final InMemorySpanExporter exported = InMemorySpanExporter.create();
    private final SdkTracerProvider provider = SdkTracerProvider.builder()
            .addSpanProcessor(SimpleSpanProcessor.create(new ImpersonalSpans(exported)))
            .build();
    private final Tracer tracer = provider.get("test");

    @AfterEach
    void end() {
        provider.close();
    }

    @Test
    void onlyWhatIsKnownToNameNobodyIsTold() {
        tracer.spanBuilder("http get /redeem/{token}")
                .setAttribute("uri", "/redeem/{token}")
                .setAttribute("guestflow.request", "4bf92f35-77b3-4da6-a3ce-929d0e0e4736")
                .setAttribute("http.url", "/redeem/s3cret")
                .setAttribute("db.statement", "SELECT 'sam@litware.com'")
                .setAttribute(AttributeKey.longKey("port"), 25L)
                .startSpan()
                .end();

        assertThat(only().getAttributes().asMap().keySet().stream().map(AttributeKey::getKey))
                .containsExactlyInAnyOrder("uri", "guestflow.request");
        assertThat(only().getTotalAttributeCount()).isEqualTo(2);
    }

    @Test
    void ofAFailureOnlyItsKindIsTold() {
        Span span = tracer.spanBuilder("http post /v1.0/invitations").startSpan();
        span.recordException(new IllegalStateException("sam@litware.com is there already"));
        span.setStatus(StatusCode.ERROR, "sam@litware.com is there already");
        span.end();

        assertThat(only().getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(only().getStatus().getDescription()).isEmpty();
        assertThat(only().getEvents()).isEmpty();
        assertThat(only().getTotalRecordedEvents()).isZero();
        assertThat(Spans.attribute(only(), "error.type")).isEqualTo("java.lang.IllegalStateException");
    }

    @Test
    void probesStayHere() {
        tracer.spanBuilder("http get /actuator/health/{*path}")
                .setAttribute("uri", "/actuator/health/{*path}")
                .startSpan()
                .end();

        assertThat(exported.getFinishedSpanItems()).isEmpty();
    }

    private SpanData only() {
        assertThat(exported.getFinishedSpanItems()).hasSize(1);
        return exported.getFinishedSpanItems().get(0);
    }
}
