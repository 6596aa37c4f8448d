package org.guestflow.engine.rest;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets through to the engine's interfaces what {@link EngineAccess} lists for the caller, and answers everything else with 403. */
class EngineAccessFilter extends OncePerRequestFilter {

    private final EngineAccess access;

    EngineAccessFilter(EngineAccess access) {
        super();
        this.access = access;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (access.allows(request)) {
            chain.doFilter(request, response);
        } else {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            response.getWriter()
                    .write("{\"type\":\"NotForYou\",\"message\":\"NotForYou: this part of the engine is not for you. "
                            + "An administrator can do it.\"}");
        }
    }
}
