package org.guestflow.identity.factor;

import java.util.function.BooleanSupplier;
import org.guestflow.directory.User;
import org.guestflow.identity.SecondFactor;
import org.guestflow.identity.signin.TooManyFailures;
import org.guestflow.shared.UserId;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes the codes of second factors. A try is counted before it is looked at, in a transaction of its own; a right code is used up with one statement, so that no node takes it twice. */
@Service
public class SecondFactorCheck {

    private final Authenticators authenticators;
    private final RecoveryCodes recoveryCodes;
    private final FactorTries tries;
    private final FactorTrail trail;
    private final TransactionTemplate transaction;

    SecondFactorCheck(
            Authenticators authenticators,
            RecoveryCodes recoveryCodes,
            FactorTries tries,
            FactorTrail trail,
            PlatformTransactionManager transactions) {
        this.authenticators = authenticators;
        this.recoveryCodes = recoveryCodes;
        this.tries = tries;
        this.trail = trail;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Takes a code of an authenticator app.
     *
     * @param user who is signed in
     * @param code the code as typed
     * @param proven whether his session has shown a second factor before
     * @throws BadCredentialsException where the code is wrong, or has been used
     * @throws TooManyFailures where too many were wrong
     */
    public void takeCode(User user, String code, boolean proven) {
        take(user.id(), proven, () -> authenticators.use(user.id(), code), SecondFactor.Kind.AUTHENTICATOR_APP.words());
    }

    /**
     * Takes a recovery code.
     *
     * @param user who is signed in
     * @param code the code as typed
     * @param proven whether his session has shown a second factor before
     * @throws BadCredentialsException where the code is wrong, or has been used
     * @throws TooManyFailures where too many were wrong
     */
    public void takeRecoveryCode(User user, String code, boolean proven) {
        take(user.id(), proven, () -> recoveryCodes.use(user.id(), code), RecoveryCodes.WORDS);
    }

    private void take(UserId user, boolean proven, BooleanSupplier right, String method) {
        boolean last = tries.count(user, proven);
        boolean taken = Boolean.TRUE.equals(transaction.execute(status -> {
            boolean used = right.getAsBoolean();
            if (used) {
                trail.verified(user, method);
            }
            return used;
        }));
        if (!taken) {
            tries.failed(user, last);
            throw new BadCredentialsException("wrong or used code");
        }
        tries.succeeded(user, proven);
    }
}
