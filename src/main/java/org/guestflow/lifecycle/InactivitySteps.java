package org.guestflow.lifecycle;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.guestflow.directory.AccountBlocks;
import org.guestflow.directory.Departures;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.identity.OpenSessions;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the steps of the process {@code guest-inactivity} do, each in the engine's transaction. */
@Service
@Transactional
public class InactivitySteps {

    private final JdbcInactivity stored;
    private final InactivityProcess process;
    private final InactivityNotices notices;
    private final Users users;
    private final AccountBlocks blocks;
    private final OpenSessions sessions;
    private final Departures departures;
    private final LifecycleSettings settings;
    private final Clock clock;

    InactivitySteps(
            JdbcInactivity stored,
            InactivityProcess process,
            InactivityNotices notices,
            Users users,
            AccountBlocks blocks,
            OpenSessions sessions,
            Departures departures,
            LifecycleSettings settings,
            Clock clock) {
        this.stored = stored;
        this.process = process;
        this.notices = notices;
        this.users = users;
        this.blocks = blocks;
        this.sessions = sessions;
        this.departures = departures;
        this.settings = settings;
        this.clock = clock;
    }

    /** Notes since when guests have no access, as far as that is not known; of those who have some again it is forgotten. */
    public void noteWithoutAccess() {
        stored.noteWithoutAccess(clock.instant());
    }

    /**
     * Begins to see to guests who are inactive; to a limited number, so that the transaction stays small.
     *
     * @param after the last guest that was begun with; empty at the beginning
     * @return the last one now; empty where there are no more
     */
    public Optional<UserId> begin(Optional<UserId> after) {
        Instant now = clock.instant();
        List<GuestInactivity> inactive =
                stored.inactive(settings.notSeenSince(now), settings.noAccessSince(now), after, settings.atOnce());
        inactive.stream()
                .filter(inactivity -> stored.insert(inactivity, now))
                .map(GuestInactivity::id)
                .forEach(process::start);
        return inactive.stream().map(GuestInactivity::guest).reduce((earlier, later) -> later);
    }

    /**
     * Sees to it again where the process instance is gone that saw to a guest: somebody may have deleted it.
     *
     * @param after the last inactivity that was looked at; empty at the beginning
     * @return the last one now; empty where there are no more
     */
    public Optional<RequestId> resume(Optional<RequestId> after) {
        List<GuestInactivity> open = stored.openAfter(after, settings.atOnce());
        Set<RequestId> unattended =
                process.unattended(open.stream().map(GuestInactivity::id).toList());
        open.stream()
                .filter(inactivity -> unattended.contains(inactivity.id()))
                .forEach(inactivity -> inactivity
                        .deleteAt()
                        .ifPresentOrElse(
                                at -> process.startBlocked(inactivity.id(), at), () -> process.start(inactivity.id())));
        return open.stream().map(GuestInactivity::id).reduce((earlier, later) -> later);
    }

    /**
     * Tells the guest and the sponsors that the account will be blocked.
     *
     * @param id the inactivity
     * @return when it will be blocked; now where the guest has come back already, for the next step to find out
     */
    public Instant announce(RequestId id) {
        Instant now = clock.instant();
        Optional<GuestInactivity> open = stored.lock(id);
        Optional<User> guest = open.flatMap(inactivity -> users.find(inactivity.guest()));
        if (guest.isEmpty()) {
            return now;
        }
        Instant blockAt = now.plus(settings.noticeBeforeBlock());
        stored.announced(id, blockAt);
        notices.announceBlock(open.get(), guest.get(), blockAt);
        return blockAt;
    }

    /**
     * Blocks the account of a guest who has not come back, and ends all its sessions.
     *
     * @param id the inactivity
     * @return when the account is to be deleted; empty where there is nothing to block any more
     */
    public Optional<Instant> block(RequestId id) {
        Optional<GuestInactivity> open = held(id);
        if (open.isEmpty()) {
            return Optional.empty();
        }
        Optional<User> guest = users.find(open.get().guest()).filter(this::isInactive);
        if (guest.isEmpty()) {
            stored.ended(id, clock.instant());
            return Optional.empty();
        }
        return Optional.of(block(open.get(), guest.get()));
    }

    /** Asked again: not everything that makes somebody active tells so. */
    private boolean isInactive(User guest) {
        Instant now = clock.instant();
        return stored.isInactive(guest.id(), settings.notSeenSince(now), settings.noAccessSince(now), now);
    }

    /** The account first, as whoever signs in or is restored has it, so that they and this do not wait for each other. */
    private Optional<GuestInactivity> held(RequestId id) {
        stored.guestOf(id).ifPresent(users::hold);
        return stored.lock(id);
    }

    private Instant block(GuestInactivity inactivity, User guest) {
        Instant now = clock.instant();
        Instant deleteAt = now.plus(settings.deleteAfterBlock());
        blocks.block(guest.id(), inactivity.reason().name(), inactivity.id());
        sessions.end(guest.id());
        stored.blocked(inactivity.id(), now, deleteAt);
        notices.blocked(inactivity, guest, deleteAt);
        return deleteAt;
    }

    /**
     * Deletes the account of a guest whom nobody has restored. One that requests for others refer to stays blocked for good, and so does one that somebody has given access or invited again since.
     *
     * @param id the inactivity
     */
    public void delete(RequestId id) {
        held(id).ifPresent(inactivity -> {
            stored.ended(id, clock.instant());
            users.find(inactivity.guest())
                    .filter(guest -> !guest.accountEnabled() && !isGivenSince(inactivity))
                    .ifPresent(guest -> delete(inactivity, guest));
        });
    }

    private boolean isGivenSince(GuestInactivity inactivity) {
        return inactivity
                .blockedAt()
                .filter(at -> stored.isGivenSince(inactivity.guest(), at))
                .isPresent();
    }

    private void delete(GuestInactivity inactivity, User guest) {
        Runnable tellAll = notices.deletion(inactivity, guest);
        if (departures.expire(guest, inactivity.id())) {
            tellAll.run();
        }
    }
}
