package org.guestflow.identity.web;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.guestflow.directory.User;
import org.guestflow.identity.CurrentUser;
import org.guestflow.identity.factor.SecondFactorNeed;
import org.guestflow.identity.factor.SecondFactorNeeds;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets nobody on who is signed in but has not shown the second factor that he needs, and nobody to what is sensitive who has shown it too long ago. Asked with every request: a factor that is
 * registered, or a policy that asks for one, counts at once.
 */
@Component
class SecondFactorGate {

    /** Where a second factor is registered. */
    static final String REGISTRATION = "/sign-in-security";

    /** What is needed to get through, to register, to consent first, or to leave; and what knows nothing of anybody. */
    private static final RequestMatcher OPEN = new OrRequestMatcher(List.of(
            path("/sign-in/**"),
            path("/sign-out/**"),
            path("/welcome/**"),
            path("/preferences"),
            path("/error"),
            path("/guestflow/**"),
            path("/webjars/**"),
            path("/favicon.ico"),
            path("/camunda/api/admin/auth/user/*/logout")));

    private static final RequestMatcher REGISTERING = path(REGISTRATION + "/**");

    private final CurrentUser currentUser;
    private final SecondFactorNeeds needs;
    private final SessionProofs proofs;
    private final SecondFactorDemand demand;
    private final RequestMatcher sensitive = new SensitiveRequests();

    SecondFactorGate(
            CurrentUser currentUser, SecondFactorNeeds needs, SessionProofs proofs, SecondFactorDemand demand) {
        this.currentUser = currentUser;
        this.needs = needs;
        this.proofs = proofs;
        this.demand = demand;
    }

    /** No bean: it belongs into chains of Spring Security and nowhere else. */
    Filter filter() {
        return new OncePerRequestFilter() {
            @Override
            protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                    throws ServletException, IOException {
                Optional<User> user = OPEN.matches(request) ? Optional.empty() : currentUser.find();
                if (user.isEmpty() || isEnough(user.get(), request)) {
                    chain.doFilter(request, response);
                    return;
                }
                SecondFactorNeed need = needs.of(user.get());
                boolean mayRegister = need == SecondFactorNeed.REGISTER
                        && REGISTERING.matches(request)
                        && !proofs.isKept(user.get(), request);
                if (need == SecondFactorNeed.NONE || mayRegister) {
                    chain.doFilter(request, response);
                } else {
                    demand.make(need, proofs.isKept(user.get(), request), request, response);
                }
            }
        };
    }

    private boolean isEnough(User user, HttpServletRequest request) {
        return sensitive.matches(request) ? proofs.isFresh(user, request) : proofs.isKept(user, request);
    }

    private static RequestMatcher path(String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(pattern);
    }
}
