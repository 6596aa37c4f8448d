package org.guestflow.policy;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.guestflow.directory.Application;
import org.guestflow.directory.DirectoryRole;
import org.guestflow.directory.Group;
import org.guestflow.directory.GroupMembership;
import org.guestflow.directory.NewApplication;
import org.guestflow.directory.NewGroup;
import org.guestflow.directory.NewGuest;
import org.guestflow.directory.NewMember;
import org.guestflow.directory.Sensitivity;
import org.guestflow.directory.Targets;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.RequestId;
import org.springframework.context.ApplicationContext;

/** People, groups and applications that a test of policy needs beside the demo's; each is new, so that tests do not meet. */
class Cast {

    private final Users users;
    private final Targets targets;

    Cast(ApplicationContext context) {
        users = context.getBean(Users.class);
        targets = context.getBean(Targets.class);
    }

    User user(String mail) {
        return users.findByMail(address(mail)).orElseThrow();
    }

    User ada() {
        return user("ada@woodgrove.com");
    }

    User newMember() {
        String handle = handle("member");
        return users.addMember(
                new NewMember(address(handle + "@woodgrove.com"), "Member " + handle, Optional.of("en")), "test");
    }

    User newGuest(String domain) {
        EmailAddress mail = address(handle("guest") + "@" + domain);
        NewGuest invited = new NewGuest(mail, mail.toString(), Optional.empty(), Optional.of("en"), ada().id());
        return users.ensureGuest(invited, RequestId.random());
    }

    User acceptedGuest(String domain) {
        User guest = newGuest(domain);
        users.accept(guest.id(), RequestId.random());
        return again(guest);
    }

    User with(DirectoryRole role, User user) {
        users.assignRole(user.id(), role, ada().id());
        return again(user);
    }

    User again(User user) {
        return users.find(user.id()).orElseThrow();
    }

    Group newGroup(GroupMembership membership, boolean selfService, User owner) {
        Group group =
                new Group(UUID.randomUUID(), handle("group"), "Group", membership, selfService, Sensitivity.NORMAL);
        Optional<String> rule =
                membership == GroupMembership.DYNAMIC ? Optional.of("user.userType -eq \"Member\"") : Optional.empty();
        targets.add(new NewGroup(group, rule, Set.of(owner.id())), ada().id());
        return group;
    }

    Application newApplication(boolean selfService, Optional<Group> accessGroup, User owner) {
        Application application = new Application(
                UUID.randomUUID(), handle("application"), "Application", selfService, Sensitivity.NORMAL, accessGroup);
        targets.add(new NewApplication(application, Set.of(owner.id()), Set.of()), ada().id());
        return application;
    }

    static String somebodyAt(String domain) {
        return handle("guest") + "@" + domain;
    }

    private static String handle(String kind) {
        return kind + "-" + UUID.randomUUID();
    }

    private static EmailAddress address(String mail) {
        return EmailAddress.parse(mail).orElseThrow();
    }
}
