package org.guestflow.policy;

import java.time.Clock;
import org.guestflow.directory.User;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tells whose sign-in needs a second factor: the tenant's setting names him, or he has access that was granted on that condition. Read anew each time, so that a change takes effect with the next request. */
@Service
@Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
public class SecondFactorPolicy {

    private final JdbcSecondFactorPolicy stored;
    private final Clock clock;

    SecondFactorPolicy(JdbcSecondFactorPolicy stored, Clock clock) {
        this.stored = stored;
        this.clock = clock;
    }

    /**
     * Tells whether a user's sign-in needs a second factor.
     *
     * @param user the user, as the directory has him now
     * @return true where the setting or a decision on his access asks for it
     */
    public boolean requires(User user) {
        return standing(user).required();
    }

    /**
     * Tells what is asked of a user, and what he has.
     *
     * @param user the user, as the directory has him now
     * @return both, as they are at this moment
     */
    public SecondFactorStanding standing(User user) {
        JdbcSecondFactorPolicy.Demand demand = stored.find(user.id(), clock.instant());
        return new SecondFactorStanding(demand.requiredFor().includes(user) || demand.access(), demand.registered());
    }
}
