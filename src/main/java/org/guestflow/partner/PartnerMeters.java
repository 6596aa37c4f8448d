package org.guestflow.partner;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.guestflow.tracing.Traces;
import org.guestflow.tracing.Work;
import org.guestflow.tracing.WorkSpan;
import org.springframework.stereotype.Component;

/** Measures and traces what partners' directories are asked: how often, how long they take, and what comes of it. */
@Component
class PartnerMeters {

    private static final String ANSWERED = "answered";

    private final MeterRegistry meters;
    private final Traces traces;

    PartnerMeters(MeterRegistry meters, Traces traces) {
        this.meters = meters;
        this.traces = traces;
    }

    /** Asks, and measures it: {@code answered}, {@code unreachable} (also where it is left in peace for a while), or {@code failed} for a fault of our own. */
    <T> T ask(Partner partner, String question, Supplier<T> asking) {
        Timer.Sample sample = Timer.start(meters);
        String outcome = "failed";
        WorkSpan span = traces.begin(work(partner, question));
        try {
            T answer = asking.get();
            outcome = ANSWERED;
            return answer;
        } catch (PartnerUnreachable unreachable) {
            outcome = "unreachable";
            throw unreachable;
        } finally {
            end(span, outcome);
            sample.stop(meters.timer(
                    "guestflow.partner.questions",
                    "partner",
                    partner.displayName(),
                    "question",
                    question,
                    "outcome",
                    outcome));
        }
    }

    private static Work work(Partner partner, String question) {
        return new Work(
                "partner " + question,
                Optional.empty(),
                true,
                Map.of(Work.PREFIX + "partner", partner.id().toString(), Work.PREFIX + "partner.question", question));
    }

    private static void end(WorkSpan span, String outcome) {
        span.tell(Work.PREFIX + "partner.outcome", outcome);
        if (!outcome.equals(ANSWERED)) {
            span.fail(outcome);
        }
        span.close();
    }
}
