package org.guestflow.graph.request;

import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Answers as the API does where the server would lead to the page for errors: an address that holds what no address here holds. */
class ServerRefusalFilter extends OncePerRequestFilter {

    private final ServerRefusals refusals;

    ServerRefusalFilter(ServerRefusals refusals) {
        super();
        this.refusals = refusals;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !refusals.concern((String) request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        refusals.write(response);
    }
}
