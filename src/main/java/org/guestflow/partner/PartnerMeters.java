package org.guestflow.partner;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Measures what partners' directories are asked: how often, how long they take, and what comes of it. */
@Component
class PartnerMeters {

    private final MeterRegistry meters;

    PartnerMeters(MeterRegistry meters) {
        this.meters = meters;
    }

    /** Asks, and measures it: {@code answered}, {@code unreachable} (also where it is left in peace for a while), or {@code failed} for a fault of our own. */
    <T> T ask(Partner partner, String question, Supplier<T> asking) {
        Timer.Sample sample = Timer.start(meters);
        String outcome = "failed";
        try {
            T answer = asking.get();
            outcome = "answered";
            return answer;
        } catch (PartnerUnreachable unreachable) {
            outcome = "unreachable";
            throw unreachable;
        } finally {
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
}
