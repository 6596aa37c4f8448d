package org.guestflow.engine.rest;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Bounds what a list gives where its caller does not: the engine refuses unbounded queries, and ordinary clients do not know that. Whoever wants more pages on with
 * {@code firstResult}.
 */
class BoundedQueryFilter extends OncePerRequestFilter {

    private static final String BOUND = "maxResults=";
    private static final String USUAL = BOUND + "1000";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String query = request.getQueryString();
        boolean bounded = query != null && query.contains(BOUND);
        chain.doFilter(bounded ? request : bounded(request, query), response);
    }

    private static HttpServletRequest bounded(HttpServletRequest request, String query) {
        String more = query == null || query.isEmpty() ? USUAL : query + "&" + USUAL;
        return new HttpServletRequestWrapper(request) {
            @Override
            public String getQueryString() {
                return more;
            }
        };
    }
}
