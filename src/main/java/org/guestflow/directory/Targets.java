package org.guestflow.directory;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.guestflow.audit.AuditEvent;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The groups and applications that guests are brought into: finds them, knows their owners and people, grants and ends access. Every change is audited.
 *
 * <p>Who is in a dynamic group is computed whenever it is asked for. Of Entra's rule language two rules are understood, {@code user.userType -eq "Member"} and
 * {@code user.userType -eq "Guest"}; the database takes no other.
 */
@Service
@Transactional
public class Targets {

    private final JdbcGroups groups;
    private final JdbcApplications applications;
    private final JdbcOrganisations organisations;
    private final JdbcUsers users;
    private final JdbcOwners owners;
    private final AccessGrants grants;
    private final TargetRecords records;
    private final JdbcTargetNames names;
    private final Clock clock;

    Targets(
            JdbcGroups groups,
            JdbcApplications applications,
            JdbcOrganisations organisations,
            JdbcUsers users,
            JdbcOwners owners,
            AccessGrants grants,
            TargetRecords records,
            JdbcTargetNames names,
            Clock clock) {
        this.groups = groups;
        this.applications = applications;
        this.organisations = organisations;
        this.users = users;
        this.owners = owners;
        this.grants = grants;
        this.records = records;
        this.names = names;
        this.clock = clock;
    }

    /**
     * Finds a group.
     *
     * @param idOrMailNickname its UUID, or its handle as an alternate key
     * @return the group, or empty
     */
    public Optional<Group> findGroup(String idOrMailNickname) {
        return uuid(idOrMailNickname).flatMap(groups::find).or(() -> groups.find(idOrMailNickname));
    }

    /**
     * Finds an application.
     *
     * @param idOrAppId its UUID, or its handle as an alternate key
     * @return the application, or empty
     */
    public Optional<Application> findApplication(String idOrAppId) {
        return uuid(idOrAppId).flatMap(applications::find).or(() -> applications.find(idOrAppId));
    }

    private static Optional<UUID> uuid(String text) {
        try {
            // UUID.fromString also takes shorter forms; those are no ids.
            return Optional.of(UUID.fromString(text)).filter(id -> id.toString().equalsIgnoreCase(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * Lists groups, page by page, ordered by handle.
     *
     * @param filter which ones
     * @param first how many to skip, 0 for the first page
     * @param most how many to give at most
     * @return the page
     */
    public List<Group> listGroups(GroupFilter filter, long first, int most) {
        return groups.list(filter, now(), first, most);
    }

    /**
     * Counts groups.
     *
     * @param filter which ones
     * @return how many there are
     */
    public long countGroups(GroupFilter filter) {
        return groups.count(filter, now());
    }

    /**
     * Lists the applications that hand out access through a group.
     *
     * @param group the group
     * @return the applications, ordered by handle
     */
    public List<Application> applicationsThrough(UUID group) {
        return applications.withAccessGroup(group);
    }

    /**
     * Gives a target's name.
     *
     * @param target the target
     * @return the display name of the group or application, the host's name for the directory; empty where the target is gone
     */
    public Optional<String> displayName(Target target) {
        return switch (target.type()) {
            case GROUP -> groups.find(target.id()).map(Group::displayName);
            case APPLICATION -> applications.find(target.id()).map(Application::displayName);
            case DIRECTORY -> organisations.findHost().map(Organisation::displayName);
        };
    }

    /**
     * Gives the names of groups and applications, all with one query.
     *
     * @param named the targets
     * @return the display names of those that are there; the directory's is not among them
     */
    @Transactional(readOnly = true)
    public Map<Target, String> displayNames(Collection<Target> named) {
        return names.of(named);
    }

    /**
     * Lists a target's owners, those who may not sign in at present included.
     *
     * @param target the target; the directory has none
     * @return the owners, ordered by address
     */
    public List<User> owners(Target target) {
        return switch (target.type()) {
            case GROUP -> groups.owners(target.id());
            case APPLICATION -> applications.owners(target.id());
            case DIRECTORY -> List.of();
        };
    }

    /**
     * Tells whether somebody owns a target.
     *
     * @param user who
     * @param target the target
     * @return true for one of the owners of a group or an application; nobody owns the directory
     */
    public boolean isOwner(UserId user, Target target) {
        return target.type() != TargetType.DIRECTORY && owners.owns(user, target);
    }

    /**
     * Lists a group's members whose membership has not ended, ordered by address.
     *
     * @param group the group
     * @return the members
     */
    public List<User> members(UUID group) {
        return groups.members(group, now());
    }

    /**
     * Tells whether a user has access to a target now: is a member of the group, or assigned to the application, be it through its access group.
     *
     * @param user the user
     * @param target the target; for the directory: whether it has the user, not as somebody who is still pending
     * @return true for access that has not ended
     */
    public boolean hasAccess(UserId user, Target target) {
        return switch (target.type()) {
            case GROUP -> groups.isMember(target.id(), user, now());
            case APPLICATION -> applications.isAssigned(target.id(), user, now());
            case DIRECTORY ->
                users.find(user)
                        .filter(found -> !found.isExternal() || found.hasAccepted())
                        .isPresent();
        };
    }

    /**
     * Tells since when a user has access that has not ended.
     *
     * @param user the user
     * @param target the target; for the directory: since when it has the guest, accepted
     * @return the beginning; empty where there is no access, and for a membership that a rule computes
     */
    public Optional<Instant> accessSince(UserId user, Target target) {
        if (!hasAccess(user, target)) {
            return Optional.empty();
        }
        return target.type() == TargetType.DIRECTORY
                ? users.find(user).flatMap(User::externalUserStateChangedAt)
                : grants.since(user, target);
    }

    /**
     * Makes sure that a user has access to a target until the end date. An application that hands out access through a group gets its member there.
     * Access that would end earlier is prolonged, never shortened. Any number of callers may grant the same at once.
     *
     * @param user the user
     * @param target the target; nothing is done for the directory
     * @param endsAt when the access ends
     * @param request the request by which it is granted
     * @throws IllegalStateException where the target is gone, or its group is not kept by hand
     */
    public void grant(UserId user, Target target, Instant endsAt, RequestId request) {
        grants.grant(user, target, endsAt.truncatedTo(ChronoUnit.MICROS), request, now());
    }

    /**
     * Makes sure that several users have access to a target until the end date, as {@link #grant(UserId, Target, Instant, RequestId)} does for one.
     *
     * @param users the users
     * @param target the target; nothing is done for the directory
     * @param endsAt when the access ends
     * @param request the request by which it is granted
     * @throws IllegalStateException where the target is gone, or its group is not kept by hand
     */
    public void grant(Collection<UserId> users, Target target, Instant endsAt, RequestId request) {
        grants.grant(users, target, endsAt.truncatedTo(ChronoUnit.MICROS), request, now());
    }

    /**
     * Adds a user to an assigned group by an administrator's hand, without an end date.
     *
     * @param group the group
     * @param user the new member
     * @param actor the administrator
     * @throws IllegalStateException where the group is gone or not kept by hand
     */
    public void addMember(UUID group, UserId user, UserId actor) {
        grants.addMember(group, user, actor, now());
    }

    /**
     * Assigns a member of the organisation to an application by an owner's or administrator's hand, without an end date; where it hands out access through a group, by membership there.
     *
     * @param application the application
     * @param user the member
     * @param actor who does it
     * @throws IllegalStateException where the application is gone, or its group is not kept by hand
     */
    public void assign(UUID application, UserId user, UserId actor) {
        grants.assign(application, user, actor, now());
    }

    /**
     * Takes a user out of an assigned group. Does nothing where the user is not in it.
     *
     * @param group the group
     * @param user the member
     * @param actor who does it
     */
    public void removeMember(UUID group, UserId user, UserId actor) {
        grants.end(user, Target.group(group), actor);
    }

    /**
     * Ends a user's access to a group that is kept by hand, or to an application; where that hands out access through a group, the membership there. Does nothing where
     * the user has none.
     *
     * @param user whose access
     * @param target the group or application
     * @param actor who ends it
     * @throws IllegalStateException where the target is gone, or its group is not kept by hand
     */
    public void endAccess(UserId user, Target target, UserId actor) {
        grants.end(user, target, actor);
    }

    /**
     * Ends a user's access as {@link #endAccess(UserId, Target, UserId)} does, because of a decision that is kept elsewhere.
     *
     * @param user whose access
     * @param target the group or application
     * @param decision the review in which it was decided
     * @param decider who decided it; empty where nobody did in time
     * @return false where the user had none
     * @throws IllegalStateException where the target is gone, or its group is not kept by hand
     */
    public boolean endAccess(UserId user, Target target, RequestId decision, Optional<UserId> decider) {
        return grants.end(user, target, decider.map(UserId::toString).orElse(AuditEvent.SYSTEM), Optional.of(decision));
    }

    /**
     * Has a user's access end on another day than so far, earlier or later. Does nothing where there is none.
     *
     * @param user whose access
     * @param target the group or application
     * @param endsAt when it ends
     * @param decision the review in which it was decided
     * @param decider who decided it; empty where the account is gone
     * @throws IllegalStateException where the target is gone, or its group is not kept by hand
     */
    public void changeEnd(UserId user, Target target, Instant endsAt, RequestId decision, Optional<UserId> decider) {
        grants.changeEnd(
                user,
                target,
                endsAt.truncatedTo(ChronoUnit.MICROS),
                decision,
                decider.map(UserId::toString).orElse(AuditEvent.SYSTEM));
    }

    /**
     * Lists the origins that a redemption for this target may send its guest on to.
     *
     * @param target the target
     * @return exact origins; empty where only the access panel is allowed
     */
    public List<String> redirectOrigins(Target target) {
        return target.type() == TargetType.APPLICATION ? applications.redirectOrigins(target.id()) : List.of();
    }

    /**
     * Records a group. What people send is checked by {@link TargetAdditions}.
     *
     * @param group the group and its owners
     * @param actor who records it
     * @throws IllegalStateException where the handle is taken
     */
    public void add(NewGroup group, UserId actor) {
        if (!records.addIfFree(group, actor)) {
            throw new IllegalStateException("the handle is taken");
        }
    }

    /**
     * Records an application. What people send is checked by {@link TargetAdditions}.
     *
     * @param application the application and its owners
     * @param actor who records it
     * @throws IllegalStateException where the handle is taken
     */
    public void add(NewApplication application, UserId actor) {
        if (!records.addIfFree(application, actor)) {
            throw new IllegalStateException("the handle is taken");
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
