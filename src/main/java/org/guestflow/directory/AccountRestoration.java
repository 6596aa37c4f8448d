package org.guestflow.directory;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.guestflow.audit.AuditEvent;
import org.guestflow.audit.AuditTrail;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.UserId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Puts an account that was deleted back, with the sponsors, groups and applications that are still there. */
@Component
class AccountRestoration {

    private final JdbcRestoration storage;
    private final JdbcUsers users;
    private final AccessGrants grants;
    private final ObjectProvider<AccountListener> listeners;
    private final AuditTrail trail;

    AccountRestoration(
            JdbcRestoration storage,
            JdbcUsers users,
            AccessGrants grants,
            ObjectProvider<AccountListener> listeners,
            AuditTrail trail) {
        this.storage = storage;
        this.users = users;
        this.grants = grants;
        this.listeners = listeners;
        this.trail = trail;
    }

    /** Refuses before anything is written. */
    RestoredUser restore(DeletedUser deleted, UserId actor, Instant now) throws RuleViolation {
        UserId id = deleted.id();
        if (!storage.insertAccount(id)) {
            throw taken(id);
        }
        storage.insertSponsors(id);
        List<KeptAccess> access = storage.access(id, now);
        RestoredUser restored = new RestoredUser(
                users.find(id).orElseThrow(),
                access.stream().filter(one -> one.obstacle().isPresent()).toList(),
                storage.sponsorsGone(id));
        record(restored, actor);
        access.stream().filter(one -> one.obstacle().isEmpty()).forEach(one -> grants.restore(id, one, actor));
        listeners.orderedStream().forEach(listener -> listener.enabled(id));
        return restored;
    }

    private RuleViolation taken(UserId deleted) {
        String holder = storage.holder(deleted).map(UserId::toString).orElse("somebody else");
        return new RuleViolation(
                "AddressTaken",
                RuleViolation.Kind.CONFLICT,
                "The guest's address or user principal name is by now that of another account: " + holder + ".",
                "Leave that account and give it access, or delete it and restore the guest then.");
    }

    private void record(RestoredUser restored, UserId actor) {
        User user = restored.user();
        Map<String, Object> now = new HashMap<>(Map.of(
                "account", "restored", "mail", user.mail().toString(), "userPrincipalName", user.userPrincipalName()));
        note("groupsNotRestored", without(restored, TargetType.GROUP), now);
        note("applicationsNotRestored", without(restored, TargetType.APPLICATION), now);
        note("sponsorsNotRestored", restored.withoutSponsors(), now);
        trail.record(new AuditEvent(
                actor.toString(),
                "Restore user",
                "User",
                user.id().toString(),
                null,
                Map.of("account", "deleted"),
                now));
    }

    private static List<UUID> without(RestoredUser restored, TargetType type) {
        return restored.withoutAccess().stream()
                .map(KeptAccess::target)
                .filter(target -> target.type() == type)
                .map(Target::id)
                .toList();
    }

    private static void note(String property, List<UUID> ids, Map<String, Object> now) {
        if (!ids.isEmpty()) {
            now.put(property, ids.stream().map(UUID::toString).toList());
        }
    }
}
