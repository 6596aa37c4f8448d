package org.guestflow.lifecycle;

import java.time.Clock;
import java.util.Collection;
import java.util.Optional;
import org.guestflow.directory.AccountListener;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Component;

/** Ends the inactivity of guests who come back, in the transaction of their coming. */
@Component
class ReturningGuests implements AccountListener {

    private final JdbcInactivity stored;
    private final InactivityProcess process;
    private final Clock clock;

    ReturningGuests(JdbcInactivity stored, InactivityProcess process, Clock clock) {
        this.stored = stored;
        this.process = process;
        this.clock = clock;
    }

    /** Whoever is blocked stays so, whatever access somebody gives him. */
    @Override
    public void active(UserId user) {
        open(user).filter(inactivity -> inactivity.blockedAt().isEmpty()).ifPresent(inactivity -> {
            stored.ended(inactivity.id(), clock.instant());
            process.guestCameBack(inactivity.id());
        });
    }

    @Override
    public void active(Collection<UserId> users) {
        stored.inactiveAmong(users).forEach(this::active);
    }

    /** Whoever is enabled counts as active from then on, for whatever reason the account was blocked. */
    @Override
    public void enabled(UserId user) {
        open(user)
                .ifPresentOrElse(
                        inactivity -> {
                            stored.ended(inactivity.id(), clock.instant());
                            process.guestCameBack(inactivity.id());
                            process.guestRestored(inactivity.id());
                        },
                        () -> stored.active(user, clock.instant()));
    }

    @Override
    public void leaving(UserId user) {
        open(user).ifPresent(inactivity -> {
            stored.ended(inactivity.id(), clock.instant());
            process.guestGone(inactivity.id());
        });
    }

    /** Held, so that coming back and being blocked happen one after the other. */
    private Optional<GuestInactivity> open(UserId user) {
        return stored.open(user).flatMap(inactivity -> stored.lock(inactivity.id()));
    }
}
