package org.guestflow.directory;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.guestflow.audit.AuditEvent;
import org.guestflow.audit.AuditTrail;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.UserId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How the accounts of guests end (behaviour.md section 7). */
@Service
@Transactional
public class Departures {

    private final AccessLists access;
    private final AccessGrants grants;
    private final AccountEnds ends;
    private final JdbcDeletedUsers deleted;
    private final ObjectProvider<AccountListener> listeners;
    private final AuditTrail trail;
    private final DirectorySettings settings;
    private final Clock clock;

    Departures(
            AccessLists access,
            AccessGrants grants,
            AccountEnds ends,
            JdbcDeletedUsers deleted,
            ObjectProvider<AccountListener> listeners,
            AuditTrail trail,
            DirectorySettings settings,
            Clock clock) {
        this.access = access;
        this.grants = grants;
        this.ends = ends;
        this.deleted = deleted;
        this.listeners = listeners;
        this.trail = trail;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Ends all access of a guest and deletes the account. An account that requests for others refer to is blocked instead: they would not know any more who asked.
     * Whoever leaves wanted to go: nothing is kept by which somebody could bring him back.
     *
     * @param guest who leaves; the host's own people cannot
     * @return whether the account is deleted
     */
    public boolean leave(User guest) {
        if (!guest.isExternal()) {
            throw new IllegalArgumentException("the host's own people do not leave by themselves");
        }
        return end(guest, guest.id().toString(), "Leave organization", null);
    }

    /**
     * Does the same by an administrator's decision, and keeps for a while what {@link DeletedUsers} can restore.
     *
     * @param guest who has to go
     * @param actor the administrator
     * @return whether the account is deleted
     */
    boolean remove(User guest, UserId actor) {
        return endRestorably(guest, Optional.of(actor), null);
    }

    /**
     * Does the same where the person's data are to go: nothing is kept.
     *
     * @param guest whose account it is
     * @param actor the administrator
     * @return whether the account is deleted
     */
    boolean erase(User guest, UserId actor) {
        return end(guest, actor.toString(), "Delete user", null);
    }

    /**
     * Does the same because time has come, nobody in person. For a while {@link DeletedUsers} can restore the guest.
     *
     * @param guest whose time is over
     * @param request what it belongs to in the audit trail
     * @return whether the account is deleted
     */
    public boolean expire(User guest, RequestId request) {
        return endRestorably(guest, Optional.empty(), request);
    }

    /** What is to be kept is read before anything of it ends. */
    private boolean endRestorably(User guest, Optional<UserId> by, RequestId request) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        deleted.keep(guest.id(), by, now, settings.restorableUntil(now));
        boolean gone = end(guest, by.map(UserId::toString).orElse(AuditEvent.SYSTEM), "Delete user", request);
        if (!gone) {
            deleted.delete(guest.id());
        }
        return gone;
    }

    private boolean end(User guest, String actor, String action, RequestId request) {
        listeners.orderedStream().forEach(listener -> listener.leaving(guest.id()));
        access.of(guest.id()).stream()
                .filter(AccessEntry::canBeLeft)
                .forEach(entry -> grants.end(guest.id(), entry.target(), actor));
        boolean gone = ends.deleteOrBlock(guest.id());
        trail.record(new AuditEvent(
                actor,
                action,
                "User",
                guest.id().toString(),
                request,
                Map.of("mail", guest.mail().toString(), "userPrincipalName", guest.userPrincipalName()),
                Map.of("account", gone ? "deleted" : "blocked")));
        return gone;
    }
}
