package org.guestflow.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.guestflow.directory.User;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.Slice;
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
     * Lists who has registered one, ordered by address; for administrators.
     *
     * @param text what the address or name begins with; empty for everybody
     * @param after the place that the page before named; empty for the first page
     * @param size how many fit on a page
     * @return the page
     * @throws RuleViolation {@code InvalidCursor} where the place is none of this list
     */
    Slice<FactorHolder> holders(Optional<String> text, Optional<String> after, int size) throws RuleViolation;

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
     * Begins to register an authenticator app, in this session and no other; what the user had begun before is forgotten.
     *
     * @param user the user
     * @param request his browser's request
     * @throws RuleViolation {@code TooManyFactors}
     */
    void beginAuthenticator(User user, HttpServletRequest request) throws RuleViolation;

    /**
     * Gives what an authenticator app is to be told.
     *
     * @param user the user
     * @param request his browser's request
     * @return the key of the app that he has begun to register in this session within the last quarter of an hour, empty where he has not
     */
    Optional<AuthenticatorKey> begunAuthenticator(User user, HttpServletRequest request);

    /**
     * Completes the registration of an authenticator app that was begun in this session.
     *
     * @param user the user
     * @param code the code that the app shows, as typed
     * @param request his browser's request
     * @return recovery codes, to be shown once, where the user had none
     * @throws RuleViolation {@code WrongCode}, {@code NothingBegun}, {@code TooManyCodes}
     */
    List<String> completeAuthenticator(User user, String code, HttpServletRequest request) throws RuleViolation;

    /**
     * Makes new recovery codes; the old ones are good for nothing from now on, and the user's other sessions end.
     *
     * @param user the user
     * @param request his browser's request, whose session goes on
     * @return the codes, to be shown once
     * @throws RuleViolation {@code NoSecondFactor} where there is nothing that they could stand in for
     */
    List<String> renewRecoveryCodes(User user, HttpServletRequest request) throws RuleViolation;

    /**
     * Removes one of a user's own second factors, and ends his other sessions; with the last one go the recovery codes.
     *
     * @param user the user
     * @param factor the factor's id
     * @param request his browser's request, whose session goes on
     * @throws RuleViolation {@code UnknownFactor} where it is none of his, {@code LastSecondFactor} where it is his last and policy asks for one
     */
    void remove(User user, UUID factor, HttpServletRequest request) throws RuleViolation;

    /**
     * Refuses what {@link #reset} would refuse.
     *
     * @param user the account
     * @param actor the administrator
     * @param shown whether the administrator has shown a second factor of his own
     * @throws RuleViolation {@code OwnSecondFactors} where it is the administrator's own account, {@code SecondFactorNotShown} where he has shown none and has one, or the account is an administrator's
     */
    void checkReset(User user, User actor, boolean shown) throws RuleViolation;

    /**
     * Takes all second factors and recovery codes of an account away and ends its sessions. Whoever needs a second factor registers a new one at the next sign-in.
     *
     * @param user the account
     * @param actor the administrator who has made sure whose wish it is
     * @param shown whether the administrator has shown a second factor of his own
     * @throws RuleViolation as {@link #checkReset} says
     */
    void reset(User user, User actor, boolean shown) throws RuleViolation;
}
