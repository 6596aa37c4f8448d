package org.guestflow.identity.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.io.Serializable;
import java.util.Optional;
import org.guestflow.identity.openid.OpenIdProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.stereotype.Component;

/**
 * Signs out at the provider too whoever has signed in there and signs out here (OpenID Connect RP-Initiated Logout 1.0): else the next click on "Sign in" on the same device would open the account
 * again without a question.
 *
 * <p>The request says {@code client_id} and {@code post_logout_redirect_uri}, and has no {@code id_token_hint}: ID tokens are kept no longer than the request in which they come
 * ({@link TokenOfThisRequest}). So the provider asks the person before it ends the session, as section 2 of the standard wants it to. Where to go is settled when the person signs in, from the metadata
 * that were read for that: signing out waits for nobody's server, and here it is done before anybody is sent anywhere.
 */
@Component
class SignOutAtProvider implements LogoutHandler, LogoutSuccessHandler {

    private static final String ATTRIBUTE = "guestflow.signed-in-at-provider";

    /** Keeps in the session where its owner signs out, where the provider says so. */
    void remember(OpenIdProvider provider, HttpServletRequest request) {
        provider.endOfSession()
                .ifPresent(end -> request.getSession()
                        .setAttribute(ATTRIBUTE, new End(provider.registration().getClientName(), end.toString())));
    }

    /** Takes the way there out of the session, which is over when the page is shown. */
    @Override
    public void logout(HttpServletRequest request, HttpServletResponse response, Authentication authentication) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            request.setAttribute(ATTRIBUTE, session.getAttribute(ATTRIBUTE));
        }
    }

    @Override
    public void onLogoutSuccess(HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException, ServletException {
        Optional<End> end = Optional.ofNullable((End) request.getAttribute(ATTRIBUTE));
        if (end.isEmpty()) {
            response.sendRedirect(SignInController.SIGNED_OUT);
            return;
        }
        request.setAttribute(SignInController.ORGANISATION, end.get().organisation());
        request.setAttribute(SignInController.WAY, end.get().url());
        request.getRequestDispatcher(SignInController.SIGN_OUT_ELSEWHERE).forward(request, response);
    }

    private record End(String organisation, String url) implements Serializable {

        private static final long serialVersionUID = 1L;
    }
}
