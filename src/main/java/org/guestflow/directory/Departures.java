package org.guestflow.directory;

import java.util.Map;
import org.guestflow.audit.AuditEvent;
import org.guestflow.audit.AuditTrail;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How guests leave the organisation by themselves (behaviour.md section 7). */
@Service
@Transactional
public class Departures {

    private final AccessLists access;
    private final AccessGrants grants;
    private final AccountEnds ends;
    private final AuditTrail trail;

    Departures(AccessLists access, AccessGrants grants, AccountEnds ends, AuditTrail trail) {
        this.access = access;
        this.grants = grants;
        this.ends = ends;
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
        return end(guest, guest.id(), "Leave organization");
    }

    /**
     * Does the same by an administrator's decision.
     *
     * @param guest who has to go
     * @param actor the administrator
     * @return whether the account is deleted
     */
    boolean remove(User guest, UserId actor) {
        return end(guest, actor, "Delete user");
    }

    private boolean end(User guest, UserId actor, String action) {
        access.of(guest.id()).stream()
                .filter(AccessEntry::canBeLeft)
                .forEach(entry -> grants.end(guest.id(), entry.target(), actor));
        boolean deleted = ends.deleteOrBlock(guest.id());
        trail.record(new AuditEvent(
                actor.toString(),
                action,
                "User",
                guest.id().toString(),
                null,
                Map.of("mail", guest.mail().toString(), "userPrincipalName", guest.userPrincipalName()),
                Map.of("account", deleted ? "deleted" : "blocked")));
        return deleted;
    }
}
