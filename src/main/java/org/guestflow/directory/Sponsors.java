package org.guestflow.directory;

import java.util.Map;
import java.util.UUID;
import org.guestflow.audit.AuditEvent;
import org.guestflow.audit.AuditTrail;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.RuleViolation.Kind;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The users and groups who answer for a guest, five at most; the inviter is the first. Every change is audited. */
@Service
@Transactional
public class Sponsors {

    private final JdbcSponsors sponsors;
    private final JdbcUsers users;
    private final AuditTrail trail;

    Sponsors(JdbcSponsors sponsors, JdbcUsers users, AuditTrail trail) {
        this.sponsors = sponsors;
        this.users = users;
        this.trail = trail;
    }

    /**
     * Lets a user answer for a guest. Does nothing where the user does so already.
     *
     * @param guest the guest
     * @param sponsor the user
     * @param actor who decides it
     * @throws RuleViolation {@code SponsorLimit} where five others answer for the guest
     */
    public void add(UserId guest, UserId sponsor, UserId actor) throws RuleViolation {
        add(guest, sponsor.value(), null, actor);
    }

    /**
     * Lets a group's members answer for a guest. Does nothing where they do so already.
     *
     * @param guest the guest
     * @param group the group
     * @param actor who decides it
     * @throws RuleViolation {@code SponsorLimit} where five others answer for the guest
     */
    public void addGroup(UserId guest, UUID group, UserId actor) throws RuleViolation {
        add(guest, null, group, actor);
    }

    private void add(UserId guest, UUID user, UUID group, UserId actor) throws RuleViolation {
        users.lock(guest);
        if (sponsors.has(guest, user, group)) {
            return;
        }
        int position = sponsors.freePosition(guest)
                .orElseThrow(() -> new RuleViolation(
                        "SponsorLimit",
                        Kind.CONFLICT,
                        "Five users or groups answer for this guest already.",
                        "Remove one of them first."));
        sponsors.insert(guest, position, user, group);
        record("Add sponsor", guest, actor, Map.of(), Map.of("sponsor", user == null ? group : user));
    }

    /**
     * Releases a user or a group from answering for a guest. Does nothing where it does not.
     *
     * @param guest the guest
     * @param userOrGroup id of the user or group
     * @param actor who decides it
     */
    public void remove(UserId guest, UUID userOrGroup, UserId actor) {
        if (sponsors.delete(guest, userOrGroup)) {
            record("Remove sponsor", guest, actor, Map.of("sponsor", userOrGroup), Map.of());
        }
    }

    private void record(String action, UserId guest, UserId actor, Map<String, ?> before, Map<String, ?> after) {
        trail.record(new AuditEvent(actor.toString(), action, "User", guest.toString(), null, before, after));
    }
}
