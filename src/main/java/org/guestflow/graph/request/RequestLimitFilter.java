package org.guestflow.graph.request;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.web.filter.OncePerRequestFilter;

/** Takes no more calls within a period than the tenant may have. Who is not known has been refused before: strangers cannot use up what is there for callers. */
class RequestLimitFilter extends OncePerRequestFilter {

    /** The one bucket that all callers share. */
    static final String TENANT = "tenant";

    private final Bucket calls;
    private final GraphErrors errors;

    RequestLimitFilter(Bucket calls, GraphErrors errors) {
        super();
        this.calls = calls;
        this.errors = errors;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ConsumptionProbe taken = calls.tryConsumeAndReturnRemaining(1);
        if (taken.isConsumed()) {
            chain.doFilter(request, response);
        } else {
            errors.write(
                    response,
                    GraphRefusal.of(
                                    429,
                                    "TooManyRequests",
                                    "More calls came than are taken at once. Wait as long as the header Retry-After says.")
                            .retryAfter(Duration.ofNanos(taken.getNanosToWaitForRefill())));
        }
    }
}
