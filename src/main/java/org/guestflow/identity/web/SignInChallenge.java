package org.guestflow.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.guestflow.identity.ProgramRefusals;
import org.guestflow.identity.signin.TooManyFailures;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** Asks programs for address and password (RFC 7617), or tells them that they may not go on. */
class SignInChallenge implements AuthenticationEntryPoint, AccessDeniedHandler {

    private static final String BASIC = "Basic realm=\"Guestflow\", charset=\"UTF-8\"";

    private final ProgramRefusals refusals;

    SignInChallenge(ProgramRefusals refusals) {
        this.refusals = refusals;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException {
        if (reason instanceof TooManyFailures paused) {
            response.setHeader(
                    HttpHeaders.RETRY_AFTER, String.valueOf(paused.retryAfter().toSeconds()));
            refusals.refuse(
                    request,
                    response,
                    HttpStatus.TOO_MANY_REQUESTS,
                    "TooManyFailures",
                    "Too many failed sign-ins. Try again later.");
        } else if (reason instanceof PasswordAloneRefused alone) {
            refusals.refuse(request, response, HttpStatus.UNAUTHORIZED, "SecondFactorRequired", alone.getMessage());
        } else {
            if (takesPasswords()) {
                response.addHeader(HttpHeaders.WWW_AUTHENTICATE, BASIC);
            }
            refusals.refuse(request, response, HttpStatus.UNAUTHORIZED, "Unauthorized", words());
        }
    }

    /** What to do. */
    String words() {
        return "Sign in with your mail address and password.";
    }

    /** Whether address and password would help. */
    boolean takesPasswords() {
        return true;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        refusals.refuse(request, response, HttpStatus.FORBIDDEN, "Forbidden", "You may not do this.");
    }
}
