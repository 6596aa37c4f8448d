package org.guestflow.identity;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.guestflow.directory.User;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.UserId;

/** The second factors of accounts: registered and removed by their users, taken away by administrators; every change is audited. */
public interface SecondFactors {

    /**
     * Lists what a user has registered.
     *
     * @param user the user
     * @return his second factors, the oldest first
     */
    List<SecondFactor> of(UserId user);

    /**
     * Tells whether policy asks for a second factor of a user.
     *
     * @param user the user
     * @return true where his sign-in needs one, whether he has one or not
     */
    boolean isRequired(User user);

    /**
     * Counts a user's recovery codes that have not been used.
     *
     * @param user the user
     * @return how many there are
     */
    long recoveryCodesLeft(UserId user);

    /**
     * Begins to register an authenticator app; what the user had begun before is forgotten.
     *
     * @param user the user
     * @throws RuleViolation {@code TooManyFactors}
     */
    void beginAuthenticator(User user) throws RuleViolation;

    /**
     * Gives what an authenticator app is to be told.
     *
     * @param user the user
     * @return the key of the app that he has begun to register, empty where he has not
     */
    Optional<AuthenticatorKey> begunAuthenticator(User user);

    /**
     * Completes the registration of an authenticator app.
     *
     * @param user the user
     * @param code the code that the app shows, as typed
     * @return recovery codes, to be shown once, where the user had none
     * @throws RuleViolation {@code WrongCode}, {@code NothingBegun}, {@code TooManyCodes}
     */
    List<String> completeAuthenticator(User user, String code) throws RuleViolation;

    /**
     * Makes new recovery codes; the old ones are good for nothing from now on.
     *
     * @param user the user
     * @return the codes, to be shown once
     * @throws RuleViolation {@code NoSecondFactor} where there is nothing that they could stand in for
     */
    List<String> renewRecoveryCodes(User user) throws RuleViolation;

    /**
     * Removes one of a user's own second factors; with the last one go the recovery codes.
     *
     * @param user the user
     * @param factor the factor's id
     * @throws RuleViolation {@code UnknownFactor} where it is none of his
     */
    void remove(User user, UUID factor) throws RuleViolation;

    /**
     * Takes all second factors and recovery codes of an account away and ends its sessions. Whoever needs a second factor registers a new one at the next sign-in.
     *
     * @param user the account
     * @param actor the administrator who has made sure whose wish it is
     */
    void reset(UserId user, UserId actor);
}
