package org.guestflow.directory;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.guestflow.audit.AuditEvent;
import org.guestflow.audit.AuditTrail;
import org.guestflow.directory.JdbcAccess.Access;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.UserId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** How access begins, lasts longer and ends; only in groups that are kept by hand, and in applications. */
@Component
class AccessGrants {

    private final JdbcAccess stored;
    private final JdbcGroups groups;
    private final JdbcApplications applications;
    private final ObjectProvider<AccountListener> listeners;
    private final AuditTrail trail;

    AccessGrants(
            JdbcAccess stored,
            JdbcGroups groups,
            JdbcApplications applications,
            ObjectProvider<AccountListener> listeners,
            AuditTrail trail) {
        this.stored = stored;
        this.groups = groups;
        this.applications = applications;
        this.listeners = listeners;
        this.trail = trail;
    }

    void grant(UserId user, Target target, Instant endsAt, RequestId request, Instant now) {
        if (target.type() == TargetType.DIRECTORY) {
            return;
        }
        Target granted = target.type() == TargetType.GROUP ? target : throughGroup(target);
        Access access = new Access(granted.type(), granted.id(), user, Optional.of(request), Optional.of(endsAt));
        ensure(access, AuditEvent.SYSTEM, now);
    }

    /** Grants the same to several; those who have it already are looked at one by one. */
    void grant(Collection<UserId> users, Target target, Instant endsAt, RequestId request, Instant now) {
        if (target.type() == TargetType.DIRECTORY || users.isEmpty()) {
            return;
        }
        Target granted = target.type() == TargetType.GROUP ? target : throughGroup(target);
        if (granted.type() == TargetType.GROUP) {
            requireAssigned(granted.id());
        }
        Set<UserId> begun = stored.insertAll(granted, users, Optional.of(request), Optional.of(endsAt), now);
        trail.recordTogether(begun.stream()
                .map(user -> new Access(granted.type(), granted.id(), user, Optional.of(request), Optional.of(endsAt)))
                .map(access ->
                        event(access, AuditEvent.SYSTEM, addition(granted), Map.of(), facts(access, access.endsAt())))
                .toList());
        listeners.orderedStream().forEach(listener -> listener.active(begun));
        users.stream().filter(user -> !begun.contains(user)).forEach(user -> grant(user, target, endsAt, request, now));
    }

    private Target throughGroup(Target application) {
        return applications
                .find(application.id())
                .orElseThrow(() -> new IllegalStateException("no application " + application.id()))
                .accessGroup()
                .map(group -> Target.group(group.id()))
                .orElse(application);
    }

    Optional<Instant> since(UserId user, Target target) {
        return stored.grantedAt(target.type() == TargetType.GROUP ? target : throughGroup(target), user);
    }

    void addMember(UUID group, UserId user, UserId actor, Instant now) {
        ensure(new Access(TargetType.GROUP, group, user, Optional.empty(), Optional.empty()), actor.toString(), now);
    }

    void assign(UUID application, UserId user, UserId actor, Instant now) {
        Target target = throughGroup(Target.application(application));
        ensure(new Access(target.type(), target.id(), user, Optional.empty(), Optional.empty()), actor.toString(), now);
    }

    private void ensure(Access access, String actor, Instant now) {
        if (access.type() == TargetType.GROUP) {
            requireAssigned(access.target());
        }
        if (!begins(access, actor, now) && !isProlonged(access, actor, now)) {
            // What was there may have been taken away since.
            begins(access, actor, now);
        }
    }

    private boolean begins(Access access, String actor, Instant now) {
        boolean inserted = stored.insert(access, now);
        if (inserted) {
            record(
                    access,
                    actor,
                    addition(new Target(access.type(), access.target())),
                    Map.of(),
                    facts(access, access.endsAt()));
            active(access.user());
        }
        return inserted;
    }

    /** Gives back what somebody had before the account was deleted, from the same moment until the same end. */
    void restore(UserId user, KeptAccess kept, UserId actor) {
        Target target = kept.target();
        Access access = new Access(target.type(), target.id(), user, kept.request(), kept.endsAt());
        if (stored.insert(access, kept.since())) {
            record(access, actor.toString(), addition(target), Map.of(), facts(access, access.endsAt()));
        }
    }

    private boolean isProlonged(Access access, String actor, Instant now) {
        Optional<Instant> before = stored.prolong(access, now);
        before.ifPresent(end -> {
            record(access, actor, "Prolong access", facts(access, before), facts(access, access.endsAt()));
            if (!end.isAfter(now)) {
                active(access.user());
            }
        });
        return before.isPresent();
    }

    /** Access whose end has passed is new access when it is given again. */
    private void active(UserId user) {
        listeners.orderedStream().forEach(listener -> listener.active(user));
    }

    private void requireAssigned(UUID group) {
        Group found = groups.find(group).orElseThrow(() -> new IllegalStateException("no group " + group));
        if (found.membership() != GroupMembership.ASSIGNED) {
            throw new IllegalStateException("the members of group " + group + " are not kept by hand");
        }
    }

    /** Records that access of somebody ends at another moment. */
    void recordEnd(UserId user, Target target, Instant before, Instant after, UserId actor) {
        Access access = new Access(target.type(), target.id(), user, Optional.empty(), Optional.of(after));
        record(
                access,
                actor.toString(),
                "Prolong access",
                facts(access, Optional.of(before)),
                facts(access, access.endsAt()));
    }

    /** Records that access is taken away because its end has passed. */
    void recordOver(UserId user, Target target, Instant end, RequestId request) {
        Access access = new Access(target.type(), target.id(), user, Optional.of(request), Optional.of(end));
        record(access, AuditEvent.SYSTEM, removal(target), facts(access, access.endsAt()), Map.of());
    }

    private static String addition(Target target) {
        return target.type() == TargetType.GROUP ? "Add member to group" : "Add user to application";
    }

    private static String removal(Target target) {
        return target.type() == TargetType.GROUP ? "Remove member from group" : "Remove user from application";
    }

    void end(UserId user, Target target, UserId actor) {
        end(user, target, actor.toString(), Optional.empty());
    }

    void end(UserId user, Target target, String actor) {
        end(user, target, actor, Optional.empty());
    }

    boolean end(UserId user, Target target, String actor, Optional<RequestId> decision) {
        Access ended = byHand(user, target, decision, Optional.empty());
        Target kept = new Target(ended.type(), ended.target());
        boolean there = stored.delete(kept, user);
        if (there) {
            record(ended, actor, removal(kept), Map.of("user", user), Map.of());
        }
        return there;
    }

    void changeEnd(UserId user, Target target, Instant endsAt, RequestId decision, String actor) {
        Access changed = byHand(user, target, Optional.of(decision), Optional.of(endsAt));
        stored.changeEnd(changed)
                .ifPresent(before -> record(
                        changed,
                        actor,
                        "Change end of access",
                        facts(changed, before.endsAt()),
                        facts(changed, changed.endsAt())));
    }

    private Access byHand(UserId user, Target target, Optional<RequestId> decision, Optional<Instant> endsAt) {
        Target kept = target.type() == TargetType.GROUP ? target : throughGroup(target);
        if (kept.type() == TargetType.GROUP) {
            requireAssigned(kept.id());
        }
        return new Access(kept.type(), kept.id(), user, decision, endsAt);
    }

    private void record(Access access, String actor, String action, Map<String, ?> before, Map<String, ?> after) {
        trail.record(event(access, actor, action, before, after));
    }

    private static AuditEvent event(
            Access access, String actor, String action, Map<String, ?> before, Map<String, ?> after) {
        return new AuditEvent(
                actor,
                action,
                access.type() == TargetType.GROUP ? "Group" : "Application",
                access.target().toString(),
                access.request().orElse(null),
                before,
                after);
    }

    private static Map<String, ?> facts(Access access, Optional<Instant> endsAt) {
        return Map.of(
                "user", access.user(), "endsAt", endsAt.map(Instant::toString).orElse("never"));
    }
}
