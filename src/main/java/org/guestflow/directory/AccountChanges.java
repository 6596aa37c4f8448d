package org.guestflow.directory;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.guestflow.audit.AuditEvent;
import org.guestflow.audit.AuditTrail;
import org.guestflow.query.Condition;
import org.guestflow.query.ListQuery;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.RuleViolation.Kind;
import org.guestflow.shared.UserId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How administrators change accounts and remove those of guests. Every change is audited. */
@Service
@Transactional
public class AccountChanges {

    private final JdbcUsers users;
    private final JdbcUserPages pages;
    private final JdbcAccountChanges changes;
    private final JdbcRoleAssignments assignments;
    private final Departures departures;
    private final ObjectProvider<AccountListener> listeners;
    private final AuditTrail trail;
    private final Clock clock;

    AccountChanges(
            JdbcUsers users,
            JdbcUserPages pages,
            JdbcAccountChanges changes,
            JdbcRoleAssignments assignments,
            Departures departures,
            ObjectProvider<AccountListener> listeners,
            AuditTrail trail,
            Clock clock) {
        this.users = users;
        this.pages = pages;
        this.changes = changes;
        this.assignments = assignments;
        this.departures = departures;
        this.listeners = listeners;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Changes an account, if it is still what whoever asks has seen.
     *
     * @param user the account
     * @param change what is to be changed
     * @param seen whether the account is what was seen
     * @param actor the administrator
     * @throws RuleViolation {@code UnknownUser}, {@code ResourceModified} where it is not what was seen, {@code DisplayNameInvalid}, {@code LanguageInvalid}, {@code NotOneself} and
     *     {@code LastAdministrator} where nobody would be left to administer; nothing is changed then
     */
    public void change(UserId user, UserChange change, Predicate<UserDetails> seen, UserId actor) throws RuleViolation {
        // Before the account itself, so that everybody holds rows in one order.
        Set<UserId> administrators = change.accountEnabled().orElse(true) ? Set.of() : assignments.holdAdministrators();
        User before = held(user, seen).user();
        check(change);
        if (before.accountEnabled() && !change.accountEnabled().orElse(true)) {
            checkBlocking(before, administrators, actor);
        }
        changes.update(user, change);
        Map<String, Object> old = new HashMap<>();
        Map<String, Object> now = new HashMap<>();
        change.displayName().ifPresent(name -> note("displayName", before.displayName(), name, old, now));
        change.preferredLanguage()
                .ifPresent(language ->
                        note("preferredLanguage", before.preferredLanguage().orElse(""), language, old, now));
        change.accountEnabled()
                .ifPresent(enabled -> note("accountEnabled", before.accountEnabled(), enabled, old, now));
        if (!now.isEmpty()) {
            trail.record(new AuditEvent(actor.toString(), "Update user", "User", user.toString(), null, old, now));
        }
        if (!before.accountEnabled() && change.accountEnabled().orElse(false)) {
            listeners.orderedStream().forEach(listener -> listener.enabled(user));
        }
    }

    private static void note(
            String property, Object before, Object after, Map<String, Object> old, Map<String, Object> now) {
        if (!before.equals(after)) {
            old.put(property, before);
            now.put(property, after);
        }
    }

    /**
     * Removes a guest with all access; one that requests for others refer to is blocked instead, as where guests leave by themselves.
     *
     * @param user the guest
     * @param seen whether the account is what was seen
     * @param actor the administrator
     * @return whether the account is deleted
     * @throws RuleViolation {@code UnknownUser}, {@code ResourceModified}, {@code MembersStay} for a member; nothing is changed then
     */
    public boolean remove(UserId user, Predicate<UserDetails> seen, UserId actor) throws RuleViolation {
        User found = held(user, seen).user();
        if (!found.isExternal()) {
            throw new RuleViolation(
                    "MembersStay",
                    Kind.CONFLICT,
                    "Members are not deleted here.",
                    "The organisation's own directory decides on members; an account can be blocked.");
        }
        return departures.remove(found, actor);
    }

    private UserDetails held(UserId user, Predicate<UserDetails> seen) throws RuleViolation {
        users.lock(user);
        List<UserDetails> found = pages.all(
                        ListQuery.first(1).and(Condition.equal("id", user.toString())),
                        new Viewpoint(user, Viewpoint.Sight.HIMSELF),
                        clock.instant())
                .items();
        if (found.isEmpty()) {
            throw new RuleViolation(
                    "UnknownUser", Kind.NOT_FOUND, "There is no such user.", "Name a user by id or address.");
        }
        if (!seen.test(found.get(0))) {
            throw new RuleViolation(
                    "ResourceModified",
                    Kind.MODIFIED,
                    "The user has been changed since it was read.",
                    "Read it again and decide anew.");
        }
        return found.get(0);
    }

    private static void check(UserChange change) throws RuleViolation {
        if (change.displayName().isPresent()) {
            ObjectRules.checkDisplayName(change.displayName().get());
        }
        if (change.preferredLanguage().filter(tag -> !tag.isEmpty()).isPresent()) {
            ObjectRules.checkLanguage(change.preferredLanguage().get());
        }
    }

    private static void checkBlocking(User user, Set<UserId> administrators, UserId actor) throws RuleViolation {
        if (user.id().equals(actor)) {
            throw new RuleViolation(
                    "NotOneself", Kind.CONFLICT, "Nobody blocks himself.", "Ask another administrator.");
        }
        if (administrators.equals(Set.of(user.id()))) {
            throw new RuleViolation(
                    "LastAdministrator",
                    Kind.CONFLICT,
                    "There would be no administrator left who may sign in.",
                    "Make somebody else an administrator first.");
        }
    }
}
