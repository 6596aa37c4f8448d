package org.guestflow.directory;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.guestflow.shared.UserId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps when people last signed in: who does not come any more is no guest for long (behaviour.md section 7). */
@Service
@Transactional
public class SignIns {

    private final JdbcUsers users;
    private final ObjectProvider<AccountListener> listeners;
    private final Clock clock;

    SignIns(JdbcUsers users, ObjectProvider<AccountListener> listeners, Clock clock) {
        this.users = users;
        this.listeners = listeners;
        this.clock = clock;
    }

    /**
     * Keeps that somebody has signed in now.
     *
     * @param user who
     */
    public void record(UserId user) {
        users.signedIn(user, clock.instant());
        listeners.orderedStream().forEach(listener -> listener.active(user));
    }

    /**
     * Tells when somebody last signed in.
     *
     * @param user who
     * @return when, or empty for who has not since this is kept
     */
    @Transactional(readOnly = true)
    public Optional<Instant> last(UserId user) {
        return users.lastSignIn(user);
    }
}
