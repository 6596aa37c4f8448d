package org.guestflow.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.identity.signin.PasswordRule;
import org.guestflow.identity.signin.PasswordSignIn;
import org.guestflow.identity.signin.Source;
import org.guestflow.identity.signin.TooManyFailures;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.RuleViolation.Kind;
import org.guestflow.shared.UserId;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A member's password, which he changes himself. Guests prove their address or sign in at their own organisation. */
@Service
public class OwnPassword {

    private final Users users;
    private final PasswordSignIn signIn;
    private final PasswordEncoder encoder;
    private final OpenSessions sessions;
    private final TransactionTemplate transaction;

    OwnPassword(
            Users users,
            PasswordSignIn signIn,
            PasswordEncoder encoder,
            OpenSessions sessions,
            PlatformTransactionManager transactions) {
        this.users = users;
        this.signIn = signIn;
        this.encoder = encoder;
        this.sessions = sessions;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Tells whether there is a password to change.
     *
     * @param user the user
     * @return true for a member who can sign in with one
     */
    public boolean isOf(User user) {
        return hash(user).isPresent();
    }

    /**
     * Refuses whoever has no password to change.
     *
     * @param user the user
     * @throws RuleViolation {@code NoPassword}
     */
    public void require(User user) throws RuleViolation {
        if (!isOf(user)) {
            throw none();
        }
    }

    /**
     * Changes the password. All other sessions of the account end, and this one has a new id from now on. A wrong current password counts as a failed sign-in, and is counted before the transaction
     * begins: it stays counted whatever becomes of that.
     *
     * @param user the session's user
     * @param current the password until now, as typed
     * @param chosen the new password, as typed
     * @param request his browser's request
     * @throws RuleViolation {@code NoPassword}, {@code PasswordInvalid}, {@code PasswordUnchanged}, {@code CurrentPasswordWrong}, or {@code TooManyPasswords} while the sign-in would have to wait too;
     *     nothing is changed then
     */
    public void change(User user, String current, String chosen, HttpServletRequest request) throws RuleViolation {
        String before = hash(user).orElseThrow(OwnPassword::none);
        PasswordRule.check(chosen);
        if (chosen.equals(current)) {
            throw unchanged();
        }
        check(user, current, Source.of(request.getRemoteAddr()));
        if (!replace(
                user.id(), before, encoder.encode(chosen), request.getSession().getId())) {
            throw wrong();
        }
        request.changeSessionId();
    }

    private Optional<String> hash(User user) {
        return user.isGuest() ? Optional.empty() : users.passwordHash(user.id());
    }

    private void check(User user, String current, Source source) throws RuleViolation {
        try {
            signIn.signIn(user.mail().toString(), current, source);
        } catch (BadCredentialsException e) {
            throw wrong();
        } catch (TooManyFailures paused) {
            throw new RuleViolation(
                    "TooManyPasswords",
                    Kind.TOO_MANY,
                    "Too many passwords were wrong.",
                    "Wait a few minutes and try again.",
                    paused.retryAfter());
        }
    }

    private boolean replace(UserId user, String before, String hash, String session) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            boolean replaced = users.replacePasswordHash(user, before, hash);
            if (replaced) {
                sessions.endOthers(user, session);
            }
            return replaced;
        }));
    }

    private static RuleViolation none() {
        return new RuleViolation(
                "NoPassword",
                Kind.NOT_FOUND,
                "You have no password here.",
                "Go on signing in as you do: at your organisation, or with a mailed code.");
    }

    private static RuleViolation unchanged() {
        return new RuleViolation(
                "PasswordUnchanged", Kind.INVALID, "This is the password that you have.", "Choose another password.");
    }

    private static RuleViolation wrong() {
        return new RuleViolation(
                "CurrentPasswordWrong",
                Kind.INVALID,
                "This is not your password.",
                "Type the one that you sign in with.");
    }
}
