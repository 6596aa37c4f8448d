package org.guestflow.policy;

import java.util.UUID;
import org.guestflow.directory.Application;
import org.guestflow.directory.Group;
import org.guestflow.directory.Target;
import org.guestflow.directory.TargetType;
import org.guestflow.directory.Targets;
import org.guestflow.directory.User;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.RuleViolation.Kind;
import org.springframework.stereotype.Component;

/** What an inviter may name (behaviour.md section 2, rule 3). */
@Component
class TargetRule {

    private final Targets targets;

    TargetRule(Targets targets) {
        this.targets = targets;
    }

    Target resolve(String type, String id) throws RuleViolation {
        TargetType known = TargetType.of(type).orElseThrow(() -> invalid("The target's type is unknown."));
        if ((known == TargetType.DIRECTORY) != (id == null || id.isBlank())) {
            throw invalid("A group or an application is named by its id, the directory is named by none.");
        }
        return switch (known) {
            case DIRECTORY -> Target.DIRECTORY;
            case GROUP -> Target.group(targets.findGroup(id).map(Group::id).orElseThrow(TargetRule::unknown));
            case APPLICATION ->
                Target.application(
                        targets.findApplication(id).map(Application::id).orElseThrow(TargetRule::unknown));
        };
    }

    void mayName(User inviter, Target target) throws RuleViolation {
        if (isPrivileged(inviter) || isOwnConcern(inviter, target)) {
            return;
        }
        throw new RuleViolation(
                "TargetNotOwned",
                Kind.FORBIDDEN,
                inviter.isGuest()
                        ? "A guest brings people only into groups and applications that he has access to himself."
                        : "Only a target's owner brings people into it.",
                "An owner of the target, a Guest Inviter of the organisation or an administrator can invite.");
    }

    /** Administrators, and Guest Inviters who are members, may name any target and the directory alone. */
    static boolean isPrivileged(User inviter) {
        return inviter.isAdministrator() || (inviter.isGuestInviter() && !inviter.isGuest());
    }

    private boolean isOwnConcern(User inviter, Target target) {
        if (target.type() == TargetType.DIRECTORY) {
            return false;
        }
        return inviter.isGuest() ? targets.hasAccess(inviter.id(), target) : isOwner(inviter, target);
    }

    private boolean isOwner(User inviter, Target target) {
        return targets.owners(target).stream().anyMatch(owner -> owner.id().equals(inviter.id()));
    }

    Group group(UUID id) throws RuleViolation {
        return targets.findGroup(id.toString()).orElseThrow(TargetRule::unknown);
    }

    Application application(UUID id) throws RuleViolation {
        return targets.findApplication(id.toString()).orElseThrow(TargetRule::unknown);
    }

    private static RuleViolation invalid(String message) {
        return new RuleViolation(
                "InvalidTarget",
                Kind.INVALID,
                message,
                "Set targetType to group, application or directory, and targetId to the id of the group or application.");
    }

    private static RuleViolation unknown() {
        return new RuleViolation(
                "UnknownTarget",
                Kind.INVALID,
                "There is no such group or application.",
                "Name it by its id or by its handle.");
    }
}
