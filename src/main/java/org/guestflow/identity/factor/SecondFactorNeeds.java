package org.guestflow.identity.factor;

import org.guestflow.directory.User;
import org.guestflow.identity.SecondFactors;
import org.springframework.stereotype.Component;

/** Tells whose sign-in needs a second factor: whoever has one is asked for it, whether policy wants it or not. */
@Component
public class SecondFactorNeeds {

    private final SecondFactors factors;

    SecondFactorNeeds(SecondFactors factors) {
        this.factors = factors;
    }

    /**
     * Tells what a user's sign-in needs, at this moment.
     *
     * @param user the user
     * @return what it needs after his password, mailed code or sign-in elsewhere
     */
    public SecondFactorNeed of(User user) {
        if (factors.has(user.id())) {
            return SecondFactorNeed.SHOW;
        }
        return factors.isRequired(user) ? SecondFactorNeed.REGISTER : SecondFactorNeed.NONE;
    }
}
