package org.guestflow.demo;

import static org.guestflow.directory.GroupMembership.ASSIGNED;
import static org.guestflow.directory.GroupMembership.DYNAMIC;
import static org.guestflow.directory.GroupMembership.SYNCED;
import static org.guestflow.directory.Sensitivity.CONFIDENTIAL;
import static org.guestflow.directory.Sensitivity.NORMAL;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.guestflow.directory.Application;
import org.guestflow.directory.Group;
import org.guestflow.directory.GroupMembership;
import org.guestflow.directory.NewApplication;
import org.guestflow.directory.NewGroup;
import org.guestflow.directory.Sensitivity;
import org.guestflow.directory.Target;
import org.guestflow.directory.Targets;
import org.guestflow.shared.UserId;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** WoodGrove's groups and applications. */
@Component
@Profile("demo")
class DemoTargets {

    private final Targets targets;
    private final DemoPeople people;

    DemoTargets(Targets targets, DemoPeople people) {
        this.targets = targets;
        this.people = people;
    }

    void add() {
        UserId ada = people.find("ada@woodgrove.com");
        UserId olivia = people.find("olivia@woodgrove.com");
        Group atlas = group(1, "project-atlas", "Project Atlas", ASSIGNED, true, NORMAL);
        Group approvers = group(6, "guest-approvers", "Guest approvers", ASSIGNED, false, NORMAL);
        add(atlas, olivia);
        add(group(2, "board-papers", "Board papers", ASSIGNED, true, CONFIDENTIAL), olivia);
        add(group(3, "all-staff", "All staff", DYNAMIC, true, NORMAL), olivia);
        add(group(4, "finance", "Finance", SYNCED, true, NORMAL), olivia);
        add(group(5, "crew", "Crew", ASSIGNED, false, NORMAL), olivia);
        add(approvers, ada);
        addMembers(atlas, ada, "sam@litware.com", "lena@litware.com");
        addMembers(approvers, ada, "priya@woodgrove.com", "marco@woodgrove.com");
        add(
                application(1, "expense-portal", "Expense portal", true, NORMAL),
                olivia,
                "https://expenses.woodgrove.example");
        add(application(2, "payroll", "Payroll", false, CONFIDENTIAL), ada);
    }

    Target group(String handle) {
        return targets.findGroup(handle).map(found -> Target.group(found.id())).orElseThrow();
    }

    Target application(String handle) {
        return targets.findApplication(handle)
                .map(found -> Target.application(found.id()))
                .orElseThrow();
    }

    private void add(Group group, UserId owner) {
        Optional<String> rule =
                group.membership() == DYNAMIC ? Optional.of("user.userType -eq \"Member\"") : Optional.empty();
        targets.add(new NewGroup(group, rule, Set.of(owner)), people.find("ada@woodgrove.com"));
    }

    private void add(Application application, UserId owner, String... redirectOrigins) {
        targets.add(
                new NewApplication(application, Set.of(owner), Set.of(redirectOrigins)),
                people.find("ada@woodgrove.com"));
    }

    private void addMembers(Group group, UserId actor, String... members) {
        for (String member : members) {
            targets.addMember(group.id(), people.find(member), actor);
        }
    }

    private static Group group(
            int number,
            String handle,
            String name,
            GroupMembership membership,
            boolean selfService,
            Sensitivity sensitivity) {
        return new Group(id('2', number), handle, name, membership, selfService, sensitivity);
    }

    private static Application application(
            int number, String handle, String name, boolean selfService, Sensitivity sensitivity) {
        return new Application(id('3', number), handle, name, selfService, sensitivity, Optional.empty());
    }

    private static UUID id(char kind, int number) {
        return UUID.fromString("%c0000000-0000-4000-8000-%012d".formatted(kind, number));
    }
}
