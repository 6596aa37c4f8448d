package org.guestflow.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.guestflow.identity.CurrentUser;
import org.guestflow.identity.factor.SecondFactorNeed;
import org.guestflow.identity.factor.SecondFactorNeeds;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/** Ends all of a person's sessions, on whatever device and node, where the person asks for that when signing out, and the session has shown the second factor that it needs. */
@Component
class SignOutEverywhere implements LogoutHandler {

    private final FindByIndexNameSessionRepository<? extends Session> sessions;
    private final CurrentUser currentUser;
    private final SecondFactorNeeds needs;
    private final SessionProofs proofs;

    SignOutEverywhere(
            FindByIndexNameSessionRepository<? extends Session> sessions,
            CurrentUser currentUser,
            SecondFactorNeeds needs,
            SessionProofs proofs) {
        this.sessions = sessions;
        this.currentUser = currentUser;
        this.needs = needs;
        this.proofs = proofs;
    }

    @Override
    public void logout(HttpServletRequest request, HttpServletResponse response, Authentication authentication) {
        if (authentication != null
                && Boolean.parseBoolean(request.getParameter("everywhere"))
                && mayEndOthers(request)) {
            sessions.findByPrincipalName(authentication.getName()).keySet().forEach(sessions::deleteById);
        }
    }

    private boolean mayEndOthers(HttpServletRequest request) {
        return currentUser
                .find()
                .filter(user -> proofs.isKept(user, request) || needs.of(user) == SecondFactorNeed.NONE)
                .isPresent();
    }
}
