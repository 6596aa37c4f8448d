package org.guestflow.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.guestflow.directory.SignIns;
import org.guestflow.directory.User;
import org.guestflow.identity.SessionStart;
import org.guestflow.shared.BaseUrl;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.authentication.session.CompositeSessionAuthenticationStrategy;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.authentication.session.SessionFixationProtectionStrategy;
import org.springframework.security.web.csrf.CsrfAuthenticationStrategy;
import org.springframework.stereotype.Component;

/** A session that was there before signing in is not the one after it, nor is its token against forged forms. */
@Component
class FreshSessions implements SessionStart, SessionAuthenticationStrategy {

    private final LiveSessions sessions;
    private final WebappToken webappToken;
    private final SignIns signIns;
    private final SessionAuthenticationStrategy strategy;

    FreshSessions(LiveSessions sessions, WebappToken webappToken, SignIns signIns, BaseUrl baseUrl) {
        this.sessions = sessions;
        this.webappToken = webappToken;
        this.signIns = signIns;
        SessionFixationProtectionStrategy fixation = new SessionFixationProtectionStrategy();
        fixation.setMigrateSessionAttributes(false);
        this.strategy = new CompositeSessionAuthenticationStrategy(
                List.of(fixation, new CsrfAuthenticationStrategy(FormToken.inCookie(baseUrl))));
    }

    @Override
    public void onAuthentication(
            Authentication authentication, HttpServletRequest request, HttpServletResponse response) {
        strategy.onAuthentication(authentication, request, response);
    }

    @Override
    public void signIn(User user, HttpServletRequest request, HttpServletResponse response) {
        Authentication authentication = Roles.authentication(user);
        onAuthentication(authentication, request, response);
        signIns.record(user.id());
        sessions.saveContext(new SecurityContextImpl(authentication), request, response);
        webappToken.give(request.getSession(), response);
    }
}
