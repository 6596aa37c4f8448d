package org.guestflow.identity.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;
import org.guestflow.identity.openid.ProviderUnusable;
import org.guestflow.partner.PartnerUnreachable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

/** Shows why a sign-in at an organisation came to nothing. What the provider itself said stays in the log. */
@Component
class RefusedSignIn implements AuthenticationFailureHandler {

    private static final Logger LOG = LoggerFactory.getLogger(RefusedSignIn.class);
    private static final int MOST_CAUSES = 10;

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
            throws IOException, ServletException {
        SignInRefusal refusal = refusal(exception);
        if (refusal == SignInRefusal.NOT_BELIEVED || refusal == SignInRefusal.UNREACHABLE) {
            LOG.warn("A sign-in at {} was refused: {}", registration(request), exception.getMessage());
        }
        Optional<String> waiting =
                PendingSignIn.at(registration(request), request).flatMap(PendingSignIn::waiting);
        show(refusal, waiting, request, response);
    }

    void show(SignInRefusal refusal, Optional<String> backTo, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        request.setAttribute(OrganisationSignInController.REFUSAL, refusal);
        request.setAttribute(OrganisationSignInController.BACK_TO, backTo.map(RefusedSignIn::withoutLastStep));
        request.getRequestDispatcher(OrganisationSignInController.REFUSED).forward(request, response);
    }

    private static SignInRefusal refusal(AuthenticationException exception) {
        boolean unreachable = Stream.iterate((Throwable) exception, cause -> cause != null, Throwable::getCause)
                .limit(MOST_CAUSES)
                .anyMatch(cause -> cause instanceof ProviderUnusable
                        || cause instanceof PartnerUnreachable
                        || cause instanceof RestClientException
                        || cause instanceof IOException);
        if (unreachable) {
            return SignInRefusal.UNREACHABLE;
        }
        String code = exception instanceof OAuth2AuthenticationException refused
                ? refused.getError().getErrorCode()
                : exception.getCause() instanceof OAuth2AuthorizationException refused
                        ? refused.getError().getErrorCode()
                        : "";
        return switch (code) {
            case "access_denied", "login_required", "consent_required", "interaction_required" ->
                SignInRefusal.CANCELLED;
            case "authorization_request_not_found", "invalid_state_parameter" -> SignInRefusal.LOST;
            default -> SignInRefusal.NOT_BELIEVED;
        };
    }

    private static String registration(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The page that the proof was asked for on stands one step above the one that takes it. */
    private static String withoutLastStep(String path) {
        return path.substring(0, path.lastIndexOf('/'));
    }
}
