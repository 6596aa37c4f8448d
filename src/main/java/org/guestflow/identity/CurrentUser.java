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
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .filter(Authentication::isAuthenticated)
                .map(Authentication::getPrincipal)
                .filter(SignedInUser.class::isInstance)
                .map(principal -> ((SignedInUser) principal).id())
                .flatMap(users::find)
                .filter(CurrentUser::maySignIn);
    }

    /**
     * Tells whether a user may use what needs signing in.
     *
     * @param user the user
     * @return true for an account that is not blocked and, where it is an external user's, whose invitation is accepted
     */
    public static boolean maySignIn(User user) {
        return user.isActive();
    }
}
