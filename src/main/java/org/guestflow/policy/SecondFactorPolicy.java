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

    private final JdbcTenantSettings settings;
    private final JdbcDecisions decisions;
    private final Clock clock;

    SecondFactorPolicy(JdbcTenantSettings settings, JdbcDecisions decisions, Clock clock) {
        this.settings = settings;
        this.decisions = decisions;
        this.clock = clock;
    }

    /**
     * Tells whether a user's sign-in needs a second factor.
     *
     * @param user the user, as the directory has him now
     * @return true where the setting or a decision on his access asks for it
     */
    public boolean requires(User user) {
        return settings.find().secondFactorRequiredFor().includes(user)
                || decisions.multiFactorRequiredForAccessOf(user.id(), clock.instant());
    }
}
