package org.guestflow.identity.web;

import org.guestflow.directory.User;
import org.guestflow.identity.factor.SecondFactorNeed;
import org.guestflow.identity.factor.SecondFactorNeeds;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.Authentication;

/**
 * Signs in who sends address and password with a request (HTTP Basic), but nobody whose sign-in needs a second factor: no request can carry one. Tokens are judged by what they say; see
 * {@code TokenCallers}.
 */
class PasswordAloneSignIn implements AuthenticationManager {

    private final DirectoryAuthentication directory;
    private final SecondFactorNeeds needs;

    PasswordAloneSignIn(DirectoryAuthentication directory, SecondFactorNeeds needs) {
        this.directory = directory;
        this.needs = needs;
    }

    @Override
    public Authentication authenticate(Authentication request) {
        User user = directory.user(request);
        if (needs.of(user) != SecondFactorNeed.NONE) {
            throw new PasswordAloneRefused();
        }
        return Roles.authentication(user);
    }
}
