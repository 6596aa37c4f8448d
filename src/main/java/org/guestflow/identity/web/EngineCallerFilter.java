package org.guestflow.identity.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.guestflow.directory.User;
import org.guestflow.identity.CurrentUser;
import org.guestflow.identity.engine.EngineGroups;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.filter.OncePerRequestFilter;

/** Tells the engine who is calling, for as long as the request lasts. Without it the engine checks nothing. */
class EngineCallerFilter extends OncePerRequestFilter {

    private final CurrentUser currentUser;
    private final EngineGroups groups;
    private final ObjectProvider<IdentityService> identityService;

    /** Takes the engine's service late: asked for at once, it would start the engine inside the web server's start. */
    EngineCallerFilter(CurrentUser currentUser, EngineGroups groups, ObjectProvider<IdentityService> identityService) {
        super();
        this.currentUser = currentUser;
        this.groups = groups;
        this.identityService = identityService;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<User> caller = currentUser.find();
        if (caller.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        IdentityService identity = identityService.getObject();
        identity.setAuthentication(caller.get().mail().toString(), groups.idsOf(caller.get()), List.of());
        try {
            chain.doFilter(request, response);
        } finally {
            identity.clearAuthentication();
        }
    }
}
