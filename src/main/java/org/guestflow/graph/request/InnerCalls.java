package org.guestflow.graph.request;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.guestflow.audit.CallIds;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.stereotype.Component;

/** Serves calls that come within another one, each as if it had come alone: with ids of its own, counted against the limit, and acting once where it is repeated. */
@Component
public class InnerCalls {

    private final CallIdsFilter callIds;
    private final RequestLimitFilter limit;
    private final RepeatFilter repeats;

    InnerCalls(
            FilterRegistrationBean<CallIdsFilter> callIds,
            FilterRegistrationBean<RequestLimitFilter> limit,
            FilterRegistrationBean<RepeatFilter> repeats) {
        this.callIds = callIds.getFilter();
        this.limit = limit.getFilter();
        this.repeats = repeats.getFilter();
    }

    /**
     * Serves a call.
     *
     * @param request the call, by the caller of the one that is being served
     * @param response its answer
     * @param operation what is to be called
     * @throws ServletException as the operation does
     * @throws IOException as the operation does
     */
    public void serve(HttpServletRequest request, HttpServletResponse response, FilterChain operation)
            throws ServletException, IOException {
        Optional<CallIds> outer = CallIds.current();
        try {
            callIds.doFilter(
                    request,
                    response,
                    (known, answer) -> limit.doFilter(
                            known, answer, (counted, further) -> repeats.doFilter(counted, further, operation)));
        } finally {
            outer.ifPresent(CallIds::enter);
        }
    }
}
