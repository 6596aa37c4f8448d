package org.guestflow.graph.request;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.guestflow.directory.User;
import org.guestflow.identity.CurrentUser;
import org.guestflow.identity.TokenGrant;
import org.guestflow.shared.RuleViolation;
import org.springframework.stereotype.Component;

/** Whoever calls the API, as authenticated. */
@Component
public class Caller {

    private final CurrentUser currentUser;

    Caller(CurrentUser currentUser) {
        this.currentUser = currentUser;
    }

    /**
     * Gives the caller.
     *
     * @return the user who calls; where a program calls as itself, its account
     * @throws RuleViolation {@code NotSignedIn}
     */
    public User get() throws RuleViolation {
        return currentUser
                .find()
                .orElseThrow(() -> new RuleViolation(
                        "NotSignedIn", RuleViolation.Kind.FORBIDDEN, "Nobody is signed in.", "Sign in and ask again."));
    }

    /**
     * Tells whether a program calls as itself, and not on behalf of a user.
     *
     * @return true for an application
     */
    public boolean isApplication() {
        return currentUser.token().filter(TokenGrant::application).isPresent();
    }

    /**
     * Tells what the caller's token permits; whether the caller himself may do it is decided besides.
     *
     * @return the permissions that the token carries; all of them where the caller has signed in with a password
     */
    public Set<Permission> permissions() {
        return currentUser
                .token()
                .map(token -> Arrays.stream(Permission.values())
                        .filter(permission -> token.permissions().contains(permission.scope()))
                        .collect(Collectors.toUnmodifiableSet()))
                .orElse(Set.of(Permission.values()));
    }

    /**
     * Gives the caller, who must be an administrator.
     *
     * @return the administrator who calls
     * @throws RuleViolation {@code NotSignedIn}, {@code AdministratorOnly}
     */
    public User administrator() throws RuleViolation {
        User caller = get();
        if (!caller.isAdministrator()) {
            throw new RuleViolation(
                    "AdministratorOnly",
                    RuleViolation.Kind.FORBIDDEN,
                    "Only administrators may do this.",
                    "Ask an administrator.");
        }
        return caller;
    }
}
