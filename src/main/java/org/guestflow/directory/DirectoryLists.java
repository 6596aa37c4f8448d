package org.guestflow.directory;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.guestflow.query.Condition;
import org.guestflow.query.Found;
import org.guestflow.query.ListQuery;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The directory's lists with conditions, order and pages, as programs ask for them. One statement a page; what the viewer does not see is not there. */
@Service
@Transactional(readOnly = true)
public class DirectoryLists {

    private final JdbcUserPages users;
    private final JdbcGroupPages groups;
    private final JdbcApplicationPages applications;
    private final Clock clock;

    DirectoryLists(JdbcUserPages users, JdbcGroupPages groups, JdbcApplicationPages applications, Clock clock) {
        this.users = users;
        this.groups = groups;
        this.applications = applications;
        this.clock = clock;
    }

    /**
     * Lists users.
     *
     * @param query properties {@code id, displayName, mail, userPrincipalName, userType, creationType, externalUserState, externalUserStateChangeDateTime, accountEnabled,
     *     preferredLanguage, createdDateTime}
     * @param viewpoint who looks
     * @return the page
     * @throws RuleViolation where the query is not one for this list
     */
    public Found<UserDetails> users(ListQuery query, Viewpoint viewpoint) throws RuleViolation {
        return users.all(query, viewpoint, now());
    }

    /**
     * Finds a user.
     *
     * @param id the user's id
     * @param viewpoint who looks
     * @return the user; empty where the viewer sees none
     */
    public Optional<UserDetails> user(UserId id, Viewpoint viewpoint) {
        return only(() -> users(of(id.value()), viewpoint));
    }

    /**
     * Lists a group's members whose membership has not ended.
     *
     * @param group the group
     * @param query as for {@link #users}
     * @param viewpoint who looks
     * @return the page
     * @throws RuleViolation where the query is not one for this list
     */
    public Found<UserDetails> members(UUID group, ListQuery query, Viewpoint viewpoint) throws RuleViolation {
        return users.ofGroup(group, query, viewpoint, now());
    }

    /**
     * Lists a target's owners.
     *
     * @param target a group or an application
     * @param query as for {@link #users}
     * @param viewpoint who looks
     * @return the page
     * @throws RuleViolation where the query is not one for this list
     */
    public Found<UserDetails> owners(Target target, ListQuery query, Viewpoint viewpoint) throws RuleViolation {
        return users.owning(target, query, viewpoint, now());
    }

    /**
     * Lists groups.
     *
     * @param query properties {@code id, displayName, mailNickname, createdDateTime, membershipRule, onPremisesSyncEnabled, selfServiceEnabled, sensitivity}
     * @param viewpoint who looks
     * @return the page
     * @throws RuleViolation where the query is not one for this list
     */
    public Found<GroupDetails> groups(ListQuery query, Viewpoint viewpoint) throws RuleViolation {
        return groups.all(query, viewpoint, now());
    }

    /**
     * Finds a group.
     *
     * @param id the group's id
     * @param viewpoint who looks
     * @return the group; empty where the viewer sees none
     */
    public Optional<GroupDetails> group(UUID id, Viewpoint viewpoint) {
        return only(() -> groups(of(id), viewpoint));
    }

    /**
     * Lists the groups that a user is in.
     *
     * @param member the user
     * @param query as for {@link #groups}
     * @param viewpoint who looks
     * @return the page
     * @throws RuleViolation where the query is not one for this list
     */
    public Found<GroupDetails> groupsOf(UserId member, ListQuery query, Viewpoint viewpoint) throws RuleViolation {
        return groups.withMember(member, query, viewpoint, now());
    }

    /**
     * Lists applications.
     *
     * @param query properties {@code id, appId, displayName, createdDateTime, selfServiceEnabled, sensitivity}
     * @param viewpoint who looks
     * @return the page
     * @throws RuleViolation where the query is not one for this list
     */
    public Found<ApplicationDetails> applications(ListQuery query, Viewpoint viewpoint) throws RuleViolation {
        return applications.all(query, viewpoint, now());
    }

    /**
     * Finds an application.
     *
     * @param id the application's id
     * @param viewpoint who looks
     * @return the application; empty where the viewer sees none
     */
    public Optional<ApplicationDetails> application(UUID id, Viewpoint viewpoint) {
        return only(() -> applications(of(id), viewpoint));
    }

    /**
     * Lists who may use what, assigned directly or by a group through which an application hands out access.
     *
     * @param application only this application's; empty for all
     * @param user only this user's; empty for all
     * @param query properties {@code principalId, principalDisplayName, resourceId, resourceDisplayName, createdDateTime}
     * @param viewpoint who looks
     * @return the page
     * @throws RuleViolation where the query is not one for this list
     */
    public Found<Assignment> assignments(
            Optional<UUID> application, Optional<UserId> user, ListQuery query, Viewpoint viewpoint)
            throws RuleViolation {
        return applications.assignments(application, user, query, viewpoint, now());
    }

    private static ListQuery of(UUID id) {
        return ListQuery.first(1).and(Condition.equal("id", id.toString()));
    }

    private static <T> Optional<T> only(Look<T> look) {
        try {
            return look.up().items().stream().findFirst();
        } catch (RuleViolation impossible) {
            throw new IllegalStateException("every list has an id", impossible);
        }
    }

    /** A look at a list of one item. */
    private interface Look<T> {

        Found<T> up() throws RuleViolation;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
