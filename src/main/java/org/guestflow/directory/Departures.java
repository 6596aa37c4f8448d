package org.guestflow.directory;

import java.util.Map;
import org.guestflow.audit.AuditEvent;
import org.guestflow.audit.AuditTrail;
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
     * @param guest who leaves; a member cannot
     * @return whether the account is deleted
     */
    public boolean leave(User guest) {
        if (!guest.isGuest()) {
            throw new IllegalArgumentException("a member does not leave by himself");
        }
        access.of(guest.id()).stream()
                .filter(AccessEntry::canBeLeft)
                .forEach(entry -> grants.end(guest.id(), entry.target(), guest.id()));
        boolean deleted = ends.deleteOrBlock(guest.id());
        String id = guest.id().toString();
        trail.record(new AuditEvent(
                id,
                "Leave organization",
                "User",
                id,
                null,
                Map.of("mail", guest.mail().toString(), "userPrincipalName", guest.userPrincipalName()),
                Map.of("account", deleted ? "deleted" : "blocked")));
        return deleted;
    }
}
