package org.guestflow.identity.factor;

import org.guestflow.directory.User;
import org.guestflow.shared.RuleViolation;

/** What refuses changes of second factors. */
final class FactorRules {

    private FactorRules() {}

    /** An administrator without a second factor is no way around those of other administrators, and nobody's stolen session or password is one around his own. */
    static void checkReset(User user, User actor, boolean actorHasOne, boolean shown) throws RuleViolation {
        if (user.id().equals(actor.id())) {
            throw new RuleViolation(
                    "OwnSecondFactors",
                    RuleViolation.Kind.FORBIDDEN,
                    "Nobody resets his own second factors.",
                    "Another administrator resets yours; while you still have one, change them at your sign-in security.");
        }
        if (!shown && (actorHasOne || user.isAdministrator())) {
            throw new RuleViolation(
                    "SecondFactorNotShown",
                    RuleViolation.Kind.FORBIDDEN,
                    "The second factors of an administrator are reset only by one who has shown a second factor himself.",
                    "Register one at your sign-in security and show it; over the API, call with an access token whose sign-in had one.");
        }
    }

    static RuleViolation lastOne() {
        return new RuleViolation(
                "LastSecondFactor",
                RuleViolation.Kind.CONFLICT,
                "Your sign-in needs a second factor, and this is your last one.",
                "Register another one first, then remove this one.");
    }

    static RuleViolation nothingBegun() {
        return new RuleViolation(
                "NothingBegun",
                RuleViolation.Kind.CONFLICT,
                "No registration of an authenticator app is under way in this session, or it was begun more than 15 minutes ago.",
                "Begin it again.");
    }
}
