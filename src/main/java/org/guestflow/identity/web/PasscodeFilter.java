package org.guestflow.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.guestflow.identity.passcode.PasscodeSignIn;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AbstractAuthenticationProcessingFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/** Takes a mailed code, together with what the browser has kept, to the sign-in; what follows is as after a password. */
class PasscodeFilter extends AbstractAuthenticationProcessingFilter {

    private final PasscodeSignIn signIn;
    private final PasscodeCookie cookie;

    PasscodeFilter(PasscodeSignIn signIn, PasscodeCookie cookie) {
        super(PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/sign-in/code/proof"));
        this.signIn = signIn;
        this.cookie = cookie;
    }

    @Override
    public Authentication attemptAuthentication(HttpServletRequest request, HttpServletResponse response) {
        String browser = cookie.read(request).orElseThrow(() -> new BadCredentialsException("another browser"));
        String code = Optional.ofNullable(request.getParameter("code")).orElse("");
        return Roles.authentication(signIn.signIn(browser, code));
    }
}
