package org.guestflow.directory;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.guestflow.audit.AuditEvent;
import org.guestflow.audit.AuditTrail;
import org.guestflow.query.Found;
import org.guestflow.query.ListQuery;
import org.guestflow.query.SortKey;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.Slice;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Guests who were deleted, for inactivity or by an administrator, and can be restored for a while ({@code deletedItems} of Microsoft Graph). What nobody can restore any more is not there, removed or not. */
@Service
@Transactional
public class DeletedUsers {

    private final JdbcDeletedUsers deleted;
    private final JdbcRestoration kept;
    private final AccountRestoration restoration;
    private final AuditTrail trail;
    private final Clock clock;

    DeletedUsers(
            JdbcDeletedUsers deleted,
            JdbcRestoration kept,
            AccountRestoration restoration,
            AuditTrail trail,
            Clock clock) {
        this.deleted = deleted;
        this.kept = kept;
        this.restoration = restoration;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Lists those who can be restored.
     *
     * @param query properties {@code id, displayName, mail, userPrincipalName, userType, createdDateTime, deletedDateTime, deletedBy, restorableUntilDateTime}
     * @return the page
     * @throws RuleViolation where the query is not one for this list
     */
    @Transactional(readOnly = true)
    public Found<DeletedUser> list(ListQuery query) throws RuleViolation {
        return deleted.list(query, now());
    }

    /**
     * Lists those who can be restored, the last one first.
     *
     * @param after the place that the page before named; empty for the first page
     * @param size how many fit on a page
     * @return the page
     * @throws RuleViolation {@code InvalidCursor} where the place is none of this list
     */
    @Transactional(readOnly = true)
    public Slice<DeletedUser> newest(Optional<String> after, int size) throws RuleViolation {
        List<SortKey> order = List.of(new SortKey("deletedDateTime", true));
        return list(new ListQuery(Optional.empty(), order, after, size, false)).slice();
    }

    /**
     * Finds one who can be restored.
     *
     * @param user the object id
     * @return the deleted user
     * @throws RuleViolation {@code UnknownDeletedUser} where there is none, or it is too late
     */
    @Transactional(readOnly = true)
    public DeletedUser find(UserId user) throws RuleViolation {
        Instant now = now();
        return deleted.find(user)
                .filter(found -> found.restorableUntil().isAfter(now))
                .orElseThrow(DeletedUsers::unknown);
    }

    /**
     * Tells what is kept of an account, also where it cannot be restored any more and has yet to be removed.
     *
     * @param user the object id
     * @return the account as it was; empty where nothing is kept
     */
    @Transactional(readOnly = true)
    public Optional<User> kept(UserId user) {
        return deleted.find(user).map(found -> found.account().user());
    }

    /**
     * Lists what a deleted user had access to.
     *
     * @param user the object id
     * @return the access, by name
     */
    @Transactional(readOnly = true)
    public List<KeptAccess> access(UserId user) {
        return kept.access(user, now());
    }

    /**
     * Finds one who can be restored, and holds it until the transaction ends.
     *
     * @param user the object id
     * @return the deleted user
     * @throws RuleViolation {@code UnknownDeletedUser} where there is none, or it is too late, or somebody has restored it at the same moment
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public DeletedUser hold(UserId user) throws RuleViolation {
        return deleted.lock(user, now()).orElseThrow(DeletedUsers::unknown);
    }

    /**
     * Restores a user: with the same object id, user principal name, state and sponsors, and in the same groups and applications until the same end dates, enabled, and active from this moment. What is
     * gone meanwhile, or has ended, stays away and is named. Roles, second factors, identities and sessions do not come back. Whoever calls has made sure that policy has nothing against it.
     *
     * @param user the object id
     * @param actor the administrator
     * @return the user, and what did not come back
     * @throws RuleViolation {@code UnknownDeletedUser}, {@code AddressTaken}; nothing is changed then
     */
    public RestoredUser restore(UserId user, UserId actor) throws RuleViolation {
        RestoredUser restored = restoration.restore(hold(user), actor, now());
        deleted.delete(user);
        return restored;
    }

    /**
     * Removes a deleted user for good, before its time.
     *
     * @param user the object id
     * @param actor the administrator
     * @throws RuleViolation {@code UnknownDeletedUser}
     */
    public void remove(UserId user, UserId actor) throws RuleViolation {
        remove(hold(user), actor.toString());
    }

    /**
     * Removes those for good whom nobody can restore any more; a limited number, so that the transaction stays small.
     *
     * @param most how many at most
     * @return how many there were
     */
    public int removeOverdue(int most) {
        List<DeletedUser> overdue = deleted.lockOverdue(now(), most);
        overdue.forEach(one -> remove(one, AuditEvent.SYSTEM));
        return overdue.size();
    }

    private void remove(DeletedUser user, String actor) {
        deleted.delete(user.id());
        User account = user.account().user();
        trail.record(new AuditEvent(
                actor,
                "Hard Delete user",
                "User",
                user.id().toString(),
                null,
                Map.of("mail", account.mail().toString(), "userPrincipalName", account.userPrincipalName()),
                Map.of()));
    }

    private static RuleViolation unknown() {
        return new RuleViolation(
                "UnknownDeletedUser",
                RuleViolation.Kind.NOT_FOUND,
                "There is no such deleted user, or it is too late to restore it.",
                "Name one of the list of deleted users by id; who is not there any more can be invited anew.");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
