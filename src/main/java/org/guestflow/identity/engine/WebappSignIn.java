package org.guestflow.identity.engine;

import jakarta.servlet.FilterConfig;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationProvider;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.guestflow.directory.User;
import org.guestflow.identity.CurrentUser;

/** Makes whoever is signed in to Guestflow signed in to Tasklist, Cockpit and Admin. */
public final class WebappSignIn extends ContainerBasedAuthenticationFilter {

    /**
     * Joins the two.
     *
     * @param currentUser who is calling
     * @param groups the groups that the engine is to see him in
     */
    public WebappSignIn(CurrentUser currentUser, EngineGroups groups) {
        super();
        this.authenticationProvider = new AuthenticationProvider() {

            @Override
            public AuthenticationResult extractAuthenticatedUser(HttpServletRequest request, ProcessEngine engine) {
                Optional<User> member = currentUser.find().filter(User::isMember);
                return member.map(user -> signedIn(user, groups)).orElseGet(AuthenticationResult::unsuccessful);
            }

            @Override
            public void augmentResponseByAuthenticationChallenge(HttpServletResponse response, ProcessEngine engine) {
                // Nobody gets here without being signed in: Spring Security has seen to that.
            }
        };
    }

    private static AuthenticationResult signedIn(User user, EngineGroups groups) {
        AuthenticationResult result =
                AuthenticationResult.successful(user.mail().toString());
        result.setGroups(groups.idsOf(user));
        return result;
    }

    @Override
    public void init(FilterConfig configuration) {
        // The provider is given, where the superclass would make one by the name of its class.
    }
}
