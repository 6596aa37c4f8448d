package org.guestflow.graph.request;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.springframework.web.filter.OncePerRequestFilter;

/** Takes no more calls within a period than the tenant may have. Who is not known has been refused before: strangers cannot use up what is there for callers. */
class RequestLimitFilter extends OncePerRequestFilter {

    /** The one bucket that all callers share. */
    static final String TENANT = "tenant";

    private final CallLimit limit;
    private final GraphErrors errors;

    RequestLimitFilter(CallLimit limit, GraphErrors errors) {
        super();
        this.limit = limit;
        this.errors = errors;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Duration> wait = limit.take();
        if (wait.isEmpty()) {
            chain.doFilter(request, response);
        } else {
            errors.write(
                    response,
                    GraphRefusal.of(
                                    429,
                                    "TooManyRequests",
                                    "More calls came than are taken at once. Wait as long as the header Retry-After says.")
                            .retryAfter(wait.get()));
        }
    }
}
