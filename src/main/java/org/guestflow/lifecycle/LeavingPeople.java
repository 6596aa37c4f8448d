package org.guestflow.lifecycle;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.guestflow.directory.AccountListener;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Component;

/** Ends requests for longer access when the guest, or whoever has asked, goes: there is nothing to decide any more. */
@Component
class LeavingPeople implements AccountListener {

    private final JdbcAccessExtensions stored;
    private final ExtensionProcess process;
    private final Clock clock;

    LeavingPeople(JdbcAccessExtensions stored, ExtensionProcess process, Clock clock) {
        this.stored = stored;
        this.process = process;
        this.clock = clock;
    }

    @Override
    public void active(UserId user) {
        // What was asked for goes on.
    }

    @Override
    public void enabled(UserId user) {
        // What was asked for goes on.
    }

    @Override
    public void leaving(UserId user) {
        stored.openAbout(user).forEach(extension -> {
            stored.ended(extension.id(), false, clock.instant().truncatedTo(ChronoUnit.MICROS));
            process.stop(extension.id());
        });
    }
}
