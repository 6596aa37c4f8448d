package org.guestflow.identity.factor;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.guestflow.identity.SecondFactor;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Component;

/** All that a user has registered, of whatever kind. */
@Component
class FactorList {

    private static final int MOST = 10;

    private final JdbcAuthenticators authenticators;
    private final JdbcPasskeys passkeys;

    FactorList(JdbcAuthenticators authenticators, JdbcPasskeys passkeys) {
        this.authenticators = authenticators;
        this.passkeys = passkeys;
    }

    List<SecondFactor> of(UserId user) {
        return Stream.concat(authenticators.registered(user).stream(), passkeys.registered(user).stream())
                .sorted(Comparator.comparing(SecondFactor::registeredAt))
                .toList();
    }

    void refuseBeyondMost(UserId user) throws RuleViolation {
        if (of(user).size() >= MOST) {
            throw new RuleViolation(
                    "TooManyFactors",
                    RuleViolation.Kind.CONFLICT,
                    "You have registered " + MOST + " second factors.",
                    "Remove one that you do not use any more.");
        }
    }
}
