package org.guestflow.directory;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.RuleViolation.Kind;
import org.guestflow.shared.Slice;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who holds which role of the directory. Administrators give roles and take them away; there is always one of them left. */
@Service
@Transactional(rollbackFor = RuleViolation.class)
public class RoleAssignments {

    private final JdbcRoleAssignments assignments;
    private final Users users;

    RoleAssignments(JdbcRoleAssignments assignments, Users users) {
        this.assignments = assignments;
        this.users = users;
    }

    /**
     * Lists who holds a role, administrators first, each role ordered by address.
     *
     * @param role only this role
     * @param after the place that the page before named; empty for the first page
     * @param size how many fit on a page
     * @return the page
     * @throws RuleViolation {@code InvalidCursor} where the place is none of this list
     */
    @Transactional(readOnly = true)
    public Slice<RoleAssignment> list(Optional<DirectoryRole> role, Optional<String> after, int size)
            throws RuleViolation {
        return assignments.list(role, after, size);
    }

    /**
     * Lists guests who are Guest Inviters and may sign in.
     *
     * @param domains where their addresses are
     * @param most how many to give at most
     * @return the guests, ordered by address
     */
    @Transactional(readOnly = true)
    public List<User> guestInviters(GuestDomains domains, int most) {
        return assignments.guestInviters(domains, most);
    }

    /**
     * Makes sure that somebody can be given a role.
     *
     * @param user who
     * @param role the role
     * @throws RuleViolation {@code GuestNotAdministrator}
     */
    public void checkGiving(User user, DirectoryRole role) throws RuleViolation {
        if (role == DirectoryRole.ADMINISTRATOR && user.isGuest()) {
            throw new RuleViolation(
                    "GuestNotAdministrator",
                    Kind.CONFLICT,
                    "Guests do not become administrators.",
                    "Give the role to a member of the organisation.");
        }
    }

    /**
     * Makes sure that a role can be taken from somebody.
     *
     * @param user who
     * @param role the role
     * @throws RuleViolation {@code LastAdministrator} where nobody would be left who can set policy
     */
    public void checkTaking(User user, DirectoryRole role) throws RuleViolation {
        check(user, role, assignments.holdAdministrators());
    }

    /**
     * Gives a role. Does nothing where the user has it.
     *
     * @param user who gets it
     * @param role the role
     * @param actor who gives it
     * @throws RuleViolation {@code AdministratorOnly}, {@code UnknownUser}, {@code GuestNotAdministrator}
     */
    public void give(UserId user, DirectoryRole role, UserId actor) throws RuleViolation {
        requireAmong(assignments.holdAdministrators(), actor);
        checkGiving(find(user), role);
        users.assignRole(user, role, actor);
    }

    /**
     * Takes a role away. Does nothing where the user does not have it.
     *
     * @param user who loses it
     * @param role the role
     * @param actor who takes it
     * @throws RuleViolation {@code AdministratorOnly}, {@code UnknownUser}, {@code LastAdministrator}
     */
    public void take(UserId user, DirectoryRole role, UserId actor) throws RuleViolation {
        Set<UserId> administrators = assignments.holdAdministrators();
        requireAmong(administrators, actor);
        check(find(user), role, administrators);
        users.withdrawRole(user, role, actor);
    }

    private static void check(User user, DirectoryRole role, Set<UserId> administrators) throws RuleViolation {
        if (role == DirectoryRole.ADMINISTRATOR && administrators.equals(Set.of(user.id()))) {
            throw new RuleViolation(
                    "LastAdministrator",
                    Kind.CONFLICT,
                    "This is the last administrator who may sign in.",
                    "Make somebody else an administrator first.");
        }
    }

    private static void requireAmong(Set<UserId> administrators, UserId actor) throws RuleViolation {
        if (!administrators.contains(actor)) {
            throw new RuleViolation(
                    "AdministratorOnly",
                    Kind.FORBIDDEN,
                    "Roles are given and taken by administrators.",
                    "Ask an administrator for the change.");
        }
    }

    private User find(UserId user) throws RuleViolation {
        return users.find(user)
                .orElseThrow(() -> new RuleViolation(
                        "UnknownUser",
                        Kind.NOT_FOUND,
                        "The directory has no such user.",
                        "Look for the person by another address."));
    }
}
