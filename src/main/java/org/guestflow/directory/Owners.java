package org.guestflow.directory;

import java.util.Map;
import org.guestflow.audit.AuditEvent;
import org.guestflow.audit.AuditTrail;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.RuleViolation.Kind;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who administers which group or application; there is always somebody. Every change is audited. */
@Service
@Transactional
public class Owners {

    private final JdbcOwners owners;
    private final AuditTrail trail;

    Owners(JdbcOwners owners, AuditTrail trail) {
        this.owners = owners;
        this.trail = trail;
    }

    /**
     * Makes somebody an owner. Does nothing where he is one.
     *
     * @param target a group or an application
     * @param owner the new owner
     * @param actor who decides it
     * @throws RuleViolation {@code GuestsDoNotOwn} for a guest
     */
    public void add(Target target, User owner, UserId actor) throws RuleViolation {
        if (owner.isGuest()) {
            throw new RuleViolation(
                    "GuestsDoNotOwn",
                    Kind.CONFLICT,
                    "Groups and applications are owned by people of the organisation.",
                    "Choose a member.");
        }
        owners.hold(target);
        if (owners.insert(target, owner.id())) {
            record("Add owner to ", target, owner.id(), actor, true);
        }
    }

    /**
     * Makes somebody an owner no more. Does nothing where he is none.
     *
     * @param target a group or an application
     * @param owner the owner
     * @param actor who decides it
     * @throws RuleViolation {@code LastOwner} where there is no other
     */
    public void remove(Target target, UserId owner, UserId actor) throws RuleViolation {
        owners.hold(target);
        if (owners.others(target, owner) == 0) {
            throw new RuleViolation(
                    "LastOwner", Kind.CONFLICT, "There is no other owner.", "Add somebody else as an owner first.");
        }
        if (owners.delete(target, owner)) {
            record("Remove owner from ", target, owner, actor, false);
        }
    }

    private void record(String action, Target target, UserId owner, UserId actor, boolean added) {
        boolean group = target.type() == TargetType.GROUP;
        Map<String, ?> fact = Map.of("owner", owner);
        trail.record(new AuditEvent(
                actor.toString(),
                action + (group ? "group" : "application"),
                group ? "Group" : "Application",
                target.id().toString(),
                null,
                added ? Map.of() : fact,
                added ? fact : Map.of()));
    }
}
