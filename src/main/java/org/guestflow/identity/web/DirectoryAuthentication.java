package org.guestflow.identity.web;

import org.guestflow.directory.User;
import org.guestflow.identity.signin.PasswordSignIn;
import org.guestflow.identity.signin.Source;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Takes address and password, whether they come from the sign-in page or with a request, to the directory. */
@Component
class DirectoryAuthentication implements AuthenticationProvider {

    private final PasswordSignIn signIn;

    DirectoryAuthentication(PasswordSignIn signIn) {
        this.signIn = signIn;
    }

    @Override
    public Authentication authenticate(Authentication request) {
        return Roles.authentication(user(request));
    }

    /** Gives the user whose address and password these are, as the directory has him at this moment. */
    User user(Authentication request) {
        String address =
                request.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : null;
        String password =
                request.getCredentials() == null ? "" : request.getCredentials().toString();
        return signIn.signIn(request.getName(), password, Source.of(address));
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
