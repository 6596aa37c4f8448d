package org.guestflow.identity.factor;

import org.guestflow.directory.User;
import org.guestflow.policy.SecondFactorPolicy;
import org.guestflow.policy.SecondFactorStanding;
import org.springframework.stereotype.Component;

/** Tells whose sign-in needs a second factor: whoever has one is asked for it, whether policy wants it or not. */
@Component
public class SecondFactorNeeds {

    private final SecondFactorPolicy policy;

    SecondFactorNeeds(SecondFactorPolicy policy) {
        this.policy = policy;
    }

    /**
     * Tells what a user's sign-in needs, at this moment.
     *
     * @param user the user
     * @return what it needs after his password, mailed code or sign-in elsewhere
     */
    public SecondFactorNeed of(User user) {
        SecondFactorStanding standing = policy.standing(user);
        if (standing.registered()) {
            return SecondFactorNeed.SHOW;
        }
        return standing.required() ? SecondFactorNeed.REGISTER : SecondFactorNeed.NONE;
    }
}
