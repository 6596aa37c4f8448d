package org.guestflow.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.guestflow.identity.ProgramRefusals;
import org.guestflow.identity.token.ApiSettings;
import org.guestflow.identity.token.SecondFactorMissing;
import org.guestflow.identity.token.TokenRefused;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.BearerTokenError;

/** Asks programs for a token (RFC 6750, section 3), and tells those that have one what is wrong with it. */
class ApiChallenge extends SignInChallenge {

    private static final String BEARER = "Bearer realm=\"Guestflow\"";

    private final ProgramRefusals refusals;
    private final ApiSettings settings;

    ApiChallenge(ProgramRefusals refusals, ApiSettings settings) {
        super(refusals);
        this.refusals = refusals;
        this.settings = settings;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException {
        if (reason instanceof TokenRefused refused) {
            refusals.refuse(request, response, HttpStatus.FORBIDDEN, refused.rule(), refused.getMessage());
        } else if (reason instanceof SecondFactorMissing missing) {
            response.addHeader(HttpHeaders.WWW_AUTHENTICATE, BEARER + ", error=\"insufficient_user_authentication\"");
            refusals.refuse(request, response, HttpStatus.UNAUTHORIZED, "SecondFactorRequired", missing.getMessage());
        } else if (reason instanceof OAuth2AuthenticationException bad) {
            refuse(bad, request, response);
        } else {
            response.addHeader(HttpHeaders.WWW_AUTHENTICATE, BEARER);
            super.commence(request, response, reason);
        }
    }

    private void refuse(OAuth2AuthenticationException bad, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        HttpStatus status =
                bad.getError() instanceof BearerTokenError error ? error.getHttpStatus() : HttpStatus.UNAUTHORIZED;
        response.addHeader(
                HttpHeaders.WWW_AUTHENTICATE,
                BEARER + ", error=\"" + bad.getError().getErrorCode() + "\"");
        refusals.refuse(
                request,
                response,
                status,
                "TokenInvalid",
                settings.trusted()
                        .map(issuer -> "The access token is not one of " + issuer + " for " + settings.audience()
                                + " that is good now. Get a new one.")
                        .orElse("No access tokens are taken here. An administrator can set guestflow.api.issuer."));
    }

    @Override
    String words() {
        String token = settings.trusted()
                .map(issuer -> "Send an access token of " + issuer + " for " + settings.audience() + ".")
                .orElse("An administrator has to set guestflow.api.issuer before programs can call.");
        return settings.basicAuthentication() ? super.words() : token;
    }

    @Override
    boolean takesPasswords() {
        return settings.basicAuthentication();
    }
}
