package org.guestflow.panel.owned;

import java.util.Optional;
import org.guestflow.directory.Application;
import org.guestflow.directory.Group;
import org.guestflow.directory.GroupMembership;
import org.guestflow.directory.Target;
import org.guestflow.directory.Targets;
import org.guestflow.directory.User;
import org.guestflow.panel.Viewer;
import org.guestflow.shared.RuleViolation;
import org.springframework.stereotype.Component;

/** Finds the group or application of a page, for those whose page it is; to others it is not there. */
@Component
public class TargetPages {

    private final Targets targets;

    TargetPages(Targets targets) {
        this.targets = targets;
    }

    /** For owners and administrators. */
    TargetPage managed(String type, String id, Viewer viewer) throws RuleViolation {
        return find(type, id)
                .filter(page -> viewer.isAdministrator() || isOwner(page.target(), viewer.user()))
                .orElseThrow(TargetPages::unknown);
    }

    /**
     * For those who may ask for people to be brought in; whether the request is allowed the rules decide (behaviour.md section 2, rule 3).
     *
     * @param type {@code groups} or {@code applications}
     * @param id UUID or handle
     * @param viewer who asks
     * @return the group or application
     * @throws RuleViolation {@code UnknownTarget} for everybody else, as if there were none
     */
    public TargetPage open(String type, String id, Viewer viewer) throws RuleViolation {
        User user = viewer.user();
        return find(type, id)
                .filter(page -> viewer.isAdministrator()
                        || isOwner(page.target(), user)
                        || (user.isGuestInviter() && !user.isGuest())
                        || (user.isGuest() && targets.hasAccess(user.id(), page.target())))
                .orElseThrow(TargetPages::unknown);
    }

    private boolean isOwner(Target target, User user) {
        return !user.isGuest() && targets.owners(target).stream().map(User::id).anyMatch(user.id()::equals);
    }

    private Optional<TargetPage> find(String type, String id) {
        return "groups".equals(type)
                ? targets.findGroup(id).map(TargetPages::page)
                : targets.findApplication(id).map(TargetPages::page);
    }

    private static TargetPage page(Group group) {
        Target target = Target.group(group.id());
        return new TargetPage(target, target, group.displayName(), group.membership(), group.selfService());
    }

    private static TargetPage page(Application application) {
        Target target = Target.application(application.id());
        return new TargetPage(
                target,
                application.accessGroup().map(group -> Target.group(group.id())).orElse(target),
                application.displayName(),
                application.accessGroup().map(Group::membership).orElse(GroupMembership.ASSIGNED),
                application.selfService());
    }

    private static RuleViolation unknown() {
        return new RuleViolation(
                "UnknownTarget",
                RuleViolation.Kind.NOT_FOUND,
                "There is no such group or application among yours.",
                "Those that you own stand on the page of the groups and applications that you own.");
    }
}
