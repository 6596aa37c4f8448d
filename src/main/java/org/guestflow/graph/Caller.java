package org.guestflow.graph;

import org.guestflow.directory.User;
import org.guestflow.identity.CurrentUser;
import org.guestflow.shared.RuleViolation;
import org.springframework.stereotype.Component;

/** Whoever calls the API, as authenticated. */
@Component
class Caller {

    private final CurrentUser currentUser;

    Caller(CurrentUser currentUser) {
        this.currentUser = currentUser;
    }

    User get() throws RuleViolation {
        return currentUser
                .find()
                .orElseThrow(() -> new RuleViolation(
                        "NotSignedIn", RuleViolation.Kind.FORBIDDEN, "Nobody is signed in.", "Sign in and ask again."));
    }

    User administrator() throws RuleViolation {
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
