package org.guestflow.identity;

import java.util.Optional;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Service;

/** Tells who is calling, as the directory has it at this moment: a session only says which user to look up. */
@Service
public class CurrentUser {

    private final Users users;

    CurrentUser(Users users) {
        this.users = users;
    }

    /**
     * Finds the person who is calling.
     *
     * @return the user, or empty where nobody is signed in or the account has been blocked or removed since
     */
    public Optional<User> find() {
        boolean application = token().filter(TokenGrant::application).isPresent();
        return authentication()
                .map(Authentication::getPrincipal)
                .filter(SignedInUser.class::isInstance)
                .map(principal -> ((SignedInUser) principal).id())
                .flatMap(users::find)
                .filter(user ->
                        application ? user.isApplication() && user.accountEnabled() : CurrentUser.maySignIn(user));
    }

    /**
     * Tells what the token of this call lets its caller do.
     *
     * @return the grant; empty where the caller has signed in otherwise, and may do whatever he may do in person
     */
    public Optional<TokenGrant> token() {
        return authentication()
                .filter(TokenAuthentication.class::isInstance)
                .map(token -> ((TokenAuthentication) token).grant());
    }

    /**
     * Reads the caller's session, where that has not been done yet for this request. It takes a connection to the database of its own: whoever wants to know the caller within a transaction
     * does this before, for nobody who holds a connection may wait for another one.
     */
    public void readSession() {
        authentication();
    }

    private static Optional<Authentication> authentication() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .filter(Authentication::isAuthenticated);
    }

    /**
     * Tells whether a user may use what needs signing in.
     *
     * @param user the user
     * @return true for a person's account that is not blocked and, where it is an external user's, whose invitation is accepted
     */
    public static boolean maySignIn(User user) {
        return !user.isApplication() && user.isActive();
    }
}
