package org.guestflow.identity.signin;

import java.util.Optional;
import java.util.UUID;
import org.guestflow.directory.PasswordHolder;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.identity.CurrentUser;
import org.guestflow.shared.EmailAddress;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;

/** Signs people in by mail address and password. An unknown address, a wrong password and a blocked account get the same answer after the same work. */
@Service
public class PasswordSignIn {

    private static final int LONGEST_PASSWORD = 256;

    private final Users users;
    private final FailedSignIns failures;
    private final VerifiedPasswords verified;
    private final PasswordEncoder encoder;
    private final String nobodysHash;

    PasswordSignIn(Users users, FailedSignIns failures, VerifiedPasswords verified, PasswordEncoder encoder) {
        this.users = users;
        this.failures = failures;
        this.verified = verified;
        this.encoder = encoder;
        this.nobodysHash = encoder.encode(UUID.randomUUID().toString());
    }

    /**
     * Checks a password.
     *
     * @param mail the address as typed
     * @param password the password as typed
     * @param source where the person is
     * @return the user
     * @throws BadCredentialsException where address or password is wrong, or the account may not be used
     * @throws TooManyFailures where it has to wait
     */
    public User signIn(String mail, String password, Source source) {
        FailedSignIns.Try attempt = failures.begin(mail, source);
        Optional<PasswordHolder> holder = EmailAddress.parse(mail)
                .flatMap(users::findPasswordHolder)
                .filter(found -> CurrentUser.maySignIn(found.user()));
        Optional<User> user = holder.map(PasswordHolder::user);
        Optional<String> hash = holder.flatMap(PasswordHolder::passwordHash);
        // Known at once: what would be counted now was counted when this began.
        if (user.isPresent()
                && hash.filter(stored -> verified.contains(user.get().id(), stored, password))
                        .isPresent()) {
            attempt.succeeded();
            return user.get();
        }
        boolean right = password.length() <= LONGEST_PASSWORD && matches(user, hash, password, attempt);
        attempt.refuseWhilePaused();
        if (!right) {
            attempt.failed();
            throw new BadCredentialsException("wrong address or password");
        }
        attempt.succeeded();
        return user.orElseThrow();
    }

    /**
     * Checks a password for the engine, which counts as a source of its own.
     *
     * @param mail the address
     * @param password the password, or null
     * @return true where the account may be used with it
     */
    public boolean isRight(String mail, String password) {
        try {
            return mail != null
                    && password != null
                    && signIn(mail, password, Source.ENGINE).accountEnabled();
        } catch (BadCredentialsException | TooManyFailures e) {
            return false;
        }
    }

    private boolean matches(Optional<User> user, Optional<String> hash, String password, FailedSignIns.Try attempt) {
        if (user.isEmpty() || hash.isEmpty()) {
            encoder.matches(password, nobodysHash);
            return false;
        }
        if (!encoder.matches(password, hash.get())) {
            return false;
        }
        verified.add(user.get().id(), hash.get(), password);
        attempt.remember();
        return true;
    }
}
