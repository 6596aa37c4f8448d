package org.guestflow.directory;

import java.util.Map;
import org.guestflow.audit.AuditEvent;
import org.guestflow.audit.AuditTrail;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.UserId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How guests leave the organisation by themselves (behaviour.md section 7). */
@Service
@Transactional
public class Departures {

    private final AccessLists access;
    private final AccessGrants grants;
    private final AccountEnds ends;
    private final ObjectProvider<AccountListener> listeners;
    private final AuditTrail trail;

    Departures(
            AccessLists access,
            AccessGrants grants,
            AccountEnds ends,
            ObjectProvider<AccountListener> listeners,
            AuditTrail trail) {
        this.access = access;
        this.grants = grants;
        this.ends = ends;
        this.listeners = listeners;
        this.trail = trail;
    }

    /**
     * Ends all access of a guest and deletes the account. An account that requests for others refer to is blocked instead: they would not know any more who asked.
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
     * Does the same by an administrator's decision.
     *
     * @param guest who has to go
     * @param actor the administrator
     * @return whether the account is deleted
     */
    boolean remove(User guest, UserId actor) {
        return end(guest, actor.toString(), "Delete user", null);
    }

    /**
     * Does the same because time has come, nobody in person.
     *
     * @param guest whose time is over
     * @param request what it belongs to in the audit trail
     * @return whether the account is deleted
     */
    public boolean expire(User guest, RequestId request) {
        return end(guest, AuditEvent.SYSTEM, "Delete user", request);
    }

    private boolean end(User guest, String actor, String action, RequestId request) {
        listeners.orderedStream().forEach(listener -> listener.leaving(guest.id()));
        access.of(guest.id()).stream()
                .filter(AccessEntry::canBeLeft)
                .forEach(entry -> grants.end(guest.id(), entry.target(), actor));
        boolean deleted = ends.deleteOrBlock(guest.id());
        trail.record(new AuditEvent(
                actor,
                action,
                "User",
                guest.id().toString(),
                request,
                Map.of("mail", guest.mail().toString(), "userPrincipalName", guest.userPrincipalName()),
                Map.of("account", deleted ? "deleted" : "blocked")));
        return deleted;
    }
}
