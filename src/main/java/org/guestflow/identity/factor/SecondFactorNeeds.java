package org.guestflow.identity.factor;

import org.guestflow.directory.User;
import org.guestflow.identity.SecondFactors;
import org.guestflow.policy.SecondFactorPolicy;
import org.springframework.stereotype.Component;

/** Tells whose sign-in needs a second factor: whoever has one is asked for it, whether policy wants it or not. */
@Component
public class SecondFactorNeeds {

    private final SecondFactors factors;
    private final SecondFactorPolicy policy;

    SecondFactorNeeds(SecondFactors factors, SecondFactorPolicy policy) {
        this.factors = factors;
        this.policy = policy;
    }

    /**
     * Tells what a user's sign-in needs, at this moment.
     *
     * @param user the user
     * @return what it needs after his password, mailed code or sign-in elsewhere
     */
    public SecondFactorNeed of(User user) {
        if (!factors.of(user.id()).isEmpty()) {
            return SecondFactorNeed.SHOW;
        }
        return policy.requires(user) ? SecondFactorNeed.REGISTER : SecondFactorNeed.NONE;
    }
}
