package org.guestflow.directory;

import java.util.Map;
import org.guestflow.audit.AuditEvent;
import org.guestflow.audit.AuditTrail;
import org.guestflow.shared.UserId;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** How guests leave the organisation by themselves (behaviour.md section 7). */
@Service
@Transactional
public class Departures {

    private final AccessLists access;
    private final AccessGrants grants;
    private final JdbcUsers users;
    private final AuditTrail trail;
    private final TransactionTemplate savepoint;

    Departures(
            AccessLists access,
            AccessGrants grants,
            JdbcUsers users,
            AuditTrail trail,
            PlatformTransactionManager transactions) {
        this.access = access;
        this.grants = grants;
        this.users = users;
        this.trail = trail;
        this.savepoint = new TransactionTemplate(transactions);
        this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
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
        boolean deleted = delete(guest);
        if (!deleted) {
            users.block(guest.id());
        }
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

    private boolean delete(User guest) {
        try {
            savepoint.executeWithoutResult(status -> users.delete(guest.id()));
            return true;
        } catch (DataIntegrityViolationException referredTo) {
            return false;
        }
    }
}
