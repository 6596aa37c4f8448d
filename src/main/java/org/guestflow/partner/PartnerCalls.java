package org.guestflow.partner;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Duration;
import java.util.function.Supplier;
import org.guestflow.shared.OrganisationId;
import org.springframework.stereotype.Component;

/** Keeps a partner's directory that is slow or down from occupying whoever waits for it: few calls at once, and none for a while after several have failed. */
@Component
class PartnerCalls {

    private static final int CALLS_AT_ONCE = 4;
    private static final int FAILURES_IN_A_ROW = 5;
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final CircuitBreakerRegistry breakers = CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
            .slidingWindowSize(FAILURES_IN_A_ROW)
            .minimumNumberOfCalls(FAILURES_IN_A_ROW)
            .failureRateThreshold(100)
            .waitDurationInOpenState(PAUSE)
            .permittedNumberOfCallsInHalfOpenState(1)
            .recordExceptions(PartnerUnreachable.class)
            .build());
    private final BulkheadRegistry bulkheads = BulkheadRegistry.of(BulkheadConfig.custom()
            .maxConcurrentCalls(CALLS_AT_ONCE)
            .maxWaitDuration(Duration.ZERO)
            .build());

    /** Makes a call, or refuses to. */
    <T> T call(OrganisationId partner, Supplier<T> call) {
        CircuitBreaker breaker = breakers.circuitBreaker(partner.toString());
        Bulkhead bulkhead = bulkheads.bulkhead(partner.toString());
        try {
            return Bulkhead.decorateSupplier(bulkhead, CircuitBreaker.decorateSupplier(breaker, call))
                    .get();
        } catch (CallNotPermittedException e) {
            throw new PartnerUnreachable(
                    "The partner's directory has failed several times; it is asked again later.", e);
        } catch (BulkheadFullException e) {
            throw new PartnerUnreachable("The partner's directory is being asked too much at once.", e);
        }
    }
}
