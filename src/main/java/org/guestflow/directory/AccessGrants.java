package org.guestflow.directory;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.guestflow.audit.AuditEvent;
import org.guestflow.audit.AuditTrail;
import org.guestflow.directory.JdbcAccess.Access;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Component;

/** How access begins, lasts longer and ends; only in groups that are kept by hand, and in applications. */
@Component
class AccessGrants {

    private final JdbcAccess stored;
    private final JdbcGroups groups;
    private final JdbcApplications applications;
    private final AuditTrail trail;

    AccessGrants(JdbcAccess stored, JdbcGroups groups, JdbcApplications applications, AuditTrail trail) {
        this.stored = stored;
        this.groups = groups;
        this.applications = applications;
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
        if (stored.insert(access, now)) {
            record(
                    access,
                    actor,
                    access.type() == TargetType.GROUP ? "Add member to group" : "Add user to application",
                    Map.of(),
                    facts(access, access.endsAt()));
        } else {
            stored.prolong(access)
                    .ifPresent(before -> record(
                            access,
                            actor,
                            "Prolong access",
                            facts(access, Optional.of(before)),
                            facts(access, access.endsAt())));
        }
    }

    private void requireAssigned(UUID group) {
        Group found = groups.find(group).orElseThrow(() -> new IllegalStateException("no group " + group));
        if (found.membership() != GroupMembership.ASSIGNED) {
            throw new IllegalStateException("the members of group " + group + " are not kept by hand");
        }
    }

    void end(UserId user, Target target, UserId actor) {
        Target ended = target.type() == TargetType.GROUP ? target : throughGroup(target);
        if (ended.type() == TargetType.GROUP) {
            requireAssigned(ended.id());
        }
        if (stored.delete(ended, user)) {
            Access access = new Access(ended.type(), ended.id(), user, Optional.empty(), Optional.empty());
            String action =
                    ended.type() == TargetType.GROUP ? "Remove member from group" : "Remove user from application";
            record(access, actor.toString(), action, Map.of("user", user), Map.of());
        }
    }

    private void record(Access access, String actor, String action, Map<String, ?> before, Map<String, ?> after) {
        trail.record(new AuditEvent(
                actor,
                action,
                access.type() == TargetType.GROUP ? "Group" : "Application",
                access.target().toString(),
                access.request().orElse(null),
                before,
                after));
    }

    private static Map<String, ?> facts(Access access, Optional<Instant> endsAt) {
        return Map.of(
                "user", access.user(), "endsAt", endsAt.map(Instant::toString).orElse("never"));
    }
}
