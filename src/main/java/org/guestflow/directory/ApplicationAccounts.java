package org.guestflow.directory;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import org.guestflow.audit.AuditEvent;
import org.guestflow.audit.AuditTrail;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.UserId;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The accounts that programs act as, and what they own. Nobody signs in with one; the address is where people who look after the program read their mail. Every change is audited. */
@Service
@Transactional
public class ApplicationAccounts {

    private final Accounts accounts;
    private final JdbcApplicationAccounts stored;
    private final AccountEnds ends;
    private final AuditTrail trail;
    private final Clock clock;

    ApplicationAccounts(
            Accounts accounts, JdbcApplicationAccounts stored, AccountEnds ends, AuditTrail trail, Clock clock) {
        this.accounts = accounts;
        this.stored = stored;
        this.ends = ends;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Adds an account without any credential.
     *
     * @param id its id
     * @param mail the address of those who look after the program
     * @param displayName the name that others see
     * @param actor who adds it
     * @return false where somebody has the address already; nothing is added then
     */
    public boolean add(UserId id, EmailAddress mail, String displayName, UserId actor) {
        return accounts.addApplication(
                id, mail, displayName, actor, clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    /**
     * Changes name and address. Whoever calls rolls back where it comes to nothing.
     *
     * @param id the account
     * @param mail the address from now on
     * @param displayName the name from now on
     * @param actor who changes it
     * @return false where somebody else has the address
     */
    public boolean change(UserId id, EmailAddress mail, String displayName, UserId actor) {
        try {
            stored.update(id, mail, displayName);
        } catch (DuplicateKeyException taken) {
            return false;
        }
        record(actor, "Update user", "User", id.toString(), Map.of("mail", mail, "displayName", displayName));
        return true;
    }

    /**
     * Deletes an account, or blocks it where requests refer to it. It owns nothing before that.
     *
     * @param id the account
     * @param actor who removes it
     */
    public void remove(UserId id, UserId actor) {
        boolean deleted = ends.deleteOrBlock(id);
        record(actor, deleted ? "Delete user" : "Disable account", "User", id.toString(), Map.of());
    }

    /**
     * Lists what an account owns.
     *
     * @param id the account
     * @return groups and applications
     */
    @Transactional(readOnly = true)
    public Set<Target> owned(UserId id) {
        return stored.owned(id);
    }

    /**
     * Makes an account the owner of these targets and of no other.
     *
     * @param id the account of a program; targets keep their other owners
     * @param targets groups and applications that there are
     * @param actor who does it
     */
    public void own(UserId id, Set<Target> targets, UserId actor) {
        Set<Target> before = stored.owned(id);
        before.stream().filter(target -> !targets.contains(target)).forEach(target -> {
            stored.deleteOwner(id, target);
            record(actor, "Remove owner from ", target, id);
        });
        targets.stream().filter(target -> !before.contains(target)).forEach(target -> {
            stored.insertOwner(id, target);
            record(actor, "Add owner to ", target, id);
        });
    }

    private void record(UserId actor, String action, Target target, UserId owner) {
        String type = target.type() == TargetType.GROUP ? "Group" : "Application";
        record(actor, action + target.type().stored(), type, target.id().toString(), Map.of("owner", owner));
    }

    private void record(UserId actor, String action, String type, String object, Map<String, ?> facts) {
        trail.record(new AuditEvent(actor.toString(), action, type, object, null, Map.of(), facts));
    }
}
