package org.guestflow.directory;

import java.util.Map;
import org.guestflow.audit.AuditEvent;
import org.guestflow.audit.AuditTrail;
import org.guestflow.shared.ErasedPerson;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Erases an account: all access ends and the account is deleted and cannot be restored, or, where requests for others refer to it, keeps nothing but its id. */
@Service
public class AccountErasure {

    private final JdbcUsers users;
    private final JdbcUserErasure storage;
    private final JdbcDeletedUsers deleted;
    private final Departures departures;
    private final AuditTrail trail;

    AccountErasure(
            JdbcUsers users,
            JdbcUserErasure storage,
            JdbcDeletedUsers deleted,
            Departures departures,
            AuditTrail trail) {
        this.users = users;
        this.storage = storage;
        this.deleted = deleted;
        this.departures = departures;
        this.trail = trail;
    }

    /**
     * Erases the account, where there is one.
     *
     * @param person whose
     * @param actor who has it erased
     * @throws RuleViolation {@code MembersStay} for one of the host's own people, {@code OwnsTargets} for whoever owns a group or an application
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void erase(ErasedPerson person, UserId actor) throws RuleViolation {
        UserId id = person.id();
        String account = "gone before";
        // First: whoever is restored at this moment is there then, and found.
        deleted.forget(person);
        if (users.lock(id)) {
            User user = users.find(id).orElseThrow();
            check(user);
            account = departures.erase(user, actor) ? "deleted" : "without a name";
            storage.forget(id, person.address());
        }
        trail.record(new AuditEvent(
                actor.toString(), "Erase user", "User", id.toString(), null, Map.of(), Map.of("account", account)));
    }

    private void check(User user) throws RuleViolation {
        if (!user.isExternal()) {
            throw new RuleViolation(
                    "MembersStay",
                    RuleViolation.Kind.CONFLICT,
                    "Members are not erased here.",
                    "The organisation's own directory decides on members.");
        }
        if (storage.owns(user.id())) {
            throw new RuleViolation(
                    "OwnsTargets",
                    RuleViolation.Kind.CONFLICT,
                    "This person owns a group or an application.",
                    "Name another owner first, and take this one's place away.");
        }
    }
}
