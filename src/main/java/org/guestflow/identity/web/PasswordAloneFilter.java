package org.guestflow.identity.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.guestflow.identity.CurrentUser;
import org.guestflow.identity.ProgramRefusals;
import org.guestflow.identity.factor.SecondFactorNeed;
import org.guestflow.identity.factor.SecondFactorNeeds;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Takes no password alone (HTTP Basic) from an account whose sign-in needs a second factor: no request can carry one. Tokens are judged by what they say; see {@code TokenCallers}. */
class PasswordAloneFilter extends OncePerRequestFilter {

    private final CurrentUser currentUser;
    private final SecondFactorNeeds needs;
    private final ProgramRefusals refusals;

    PasswordAloneFilter(CurrentUser currentUser, SecondFactorNeeds needs, ProgramRefusals refusals) {
        super();
        this.currentUser = currentUser;
        this.needs = needs;
        this.refusals = refusals;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean alone = currentUser.token().isEmpty()
                && currentUser
                        .find()
                        .filter(user -> needs.of(user) != SecondFactorNeed.NONE)
                        .isPresent();
        if (alone) {
            refusals.refuse(
                    request,
                    response,
                    HttpStatus.UNAUTHORIZED,
                    "SecondFactorRequired",
                    "The sign-in of this account needs a second factor, which a password alone is not. Use the pages, or an access token whose sign-in had one.");
        } else {
            chain.doFilter(request, response);
        }
    }
}
