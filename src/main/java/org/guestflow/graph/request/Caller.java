package org.guestflow.graph.request;

import org.guestflow.directory.User;
import org.guestflow.identity.CurrentUser;
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
     * @return the user who calls
     * @throws RuleViolation {@code NotSignedIn}
     */
    public User get() throws RuleViolation {
        return currentUser
                .find()
                .orElseThrow(() -> new RuleViolation(
                        "NotSignedIn", RuleViolation.Kind.FORBIDDEN, "Nobody is signed in.", "Sign in and ask again."));
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
