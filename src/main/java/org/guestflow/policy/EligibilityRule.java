package org.guestflow.policy;

import org.guestflow.directory.Application;
import org.guestflow.directory.Group;
import org.guestflow.directory.Target;
import org.guestflow.directory.User;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.RuleViolation.Kind;
import org.springframework.stereotype.Component;

/** Which groups and applications take guests (behaviour.md section 2, rules 4 and 5). */
@Component
class EligibilityRule {

    private final TargetRule targets;

    EligibilityRule(TargetRule targets) {
        this.targets = targets;
    }

    void check(User inviter, Target target) throws RuleViolation {
        switch (target.type()) {
            case GROUP -> checkGroup(inviter, targets.group(target.id()));
            case APPLICATION -> checkApplication(inviter, targets.application(target.id()));
            case DIRECTORY -> {
                // The directory alone takes every guest.
            }
        }
    }

    private static void checkGroup(User inviter, Group group) throws RuleViolation {
        checkMembership(group);
        if (!group.selfService() && !inviter.isAdministrator()) {
            throw selfServiceOff("group");
        }
    }

    private static void checkMembership(Group group) throws RuleViolation {
        switch (group.membership()) {
            case ASSIGNED -> {
                // People are added by hand.
            }
            case DYNAMIC ->
                throw new RuleViolation(
                        "DynamicGroup",
                        Kind.INVALID,
                        "The group's members are computed by a rule; nobody can add one by hand.",
                        "An administrator can change the group's rule, or name an assigned group.");
            case SYNCED ->
                throw new RuleViolation(
                        "SyncedGroup",
                        Kind.INVALID,
                        "The group is mastered in another directory; nobody can add a member here.",
                        "Ask those who keep the on-premises directory, or name an assigned group.");
        }
    }

    private static void checkApplication(User inviter, Application application) throws RuleViolation {
        if (!application.selfService() && !inviter.isAdministrator()) {
            throw selfServiceOff("application");
        }
        if (application.accessGroup().isPresent()) {
            checkAccessGroup(inviter, application.accessGroup().get());
        }
    }

    private static void checkAccessGroup(User inviter, Group group) throws RuleViolation {
        try {
            checkGroup(inviter, group);
        } catch (RuleViolation violation) {
            RuleViolation refused = new RuleViolation(
                    "AccessGroupNotEligible",
                    violation.kind(),
                    "The application hands out access through a group that takes no guests: " + violation.getMessage(),
                    violation.remedy());
            refused.initCause(violation);
            throw refused;
        }
    }

    private static RuleViolation selfServiceOff(String kind) {
        return new RuleViolation(
                "SelfServiceOff",
                Kind.FORBIDDEN,
                "Self-service is off for this " + kind + ".",
                "An administrator can turn self-service on, or bring the guest in himself.");
    }
}
