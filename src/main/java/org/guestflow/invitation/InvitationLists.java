package org.guestflow.invitation;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.guestflow.directory.Target;
import org.guestflow.directory.User;
import org.guestflow.query.Found;
import org.guestflow.query.ListQuery;
import org.guestflow.shared.DomainName;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.Slice;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lists of invitations to look at, one query each. */
@Service
@Transactional(readOnly = true)
public class InvitationLists {

    private static final int LONGEST_LIST = 100;

    private final JdbcInvitationLists invitations;
    private final JdbcInvitationPages pages;
    private final Clock clock;

    InvitationLists(JdbcInvitationLists invitations, JdbcInvitationPages pages, Clock clock) {
        this.invitations = invitations;
        this.pages = pages;
        this.clock = clock;
    }

    /**
     * Lists the invitations that somebody answers for: as inviter, sponsor, owner of the target or administrator. Newest first unless ordered otherwise.
     *
     * @param query properties {@code id, status, state, invitedUserEmailAddress, invitedUserDisplayName, invitedUser/id, invitedBy, target/type, target/id, createdDateTime,
     *     expirationDateTime}
     * @param reader who looks
     * @return the page
     * @throws RuleViolation where the query is not one for this list
     */
    public Found<Invitation> list(ListQuery query, User reader) throws RuleViolation {
        return pages.list(query, reader, clock.instant());
    }

    /**
     * Lists the newest invitations of an inviter, at most a hundred.
     *
     * @param inviter the inviter
     * @return the invitations, newest first
     */
    public List<Invitation> newestOf(UserId inviter) {
        return invitations.byInviter(inviter, LONGEST_LIST);
    }

    /**
     * Lists invitations, newest first.
     *
     * @param filter which ones
     * @param after the place that the page before named; empty for the first page
     * @param size how many fit on a page
     * @return the page
     * @throws RuleViolation {@code InvalidCursor} where the place is none of this list
     */
    public Slice<Invitation> list(InvitationFilter filter, Optional<String> after, int size) throws RuleViolation {
        return invitations.list(filter, after, size);
    }

    /**
     * Lists the invitations of somebody, newest first: those that brought his account in, and those to his address since he has it. An older one to the same address may have been somebody else's, and
     * is not listed.
     *
     * @param invitee the account of the person
     * @param after the place that the page before named; empty for the first page
     * @param size how many fit on a page
     * @return the page
     * @throws RuleViolation {@code InvalidCursor} where the place is none of this list
     */
    public Slice<Invitation> of(UserId invitee, Optional<String> after, int size) throws RuleViolation {
        return invitations.of(invitee, after, size);
    }

    /**
     * Lists the invitations to a target that wait for approval or for their guests.
     *
     * @param target the target
     * @param most how many to give at most
     * @return the newest ones, newest first
     */
    public List<Invitation> openFor(Target target, int most) {
        return invitations.openFor(target, most);
    }

    /**
     * Counts the invitations of an inviter that wait for approval or for their guests.
     *
     * @param inviter the inviter
     * @return how many there are
     */
    public long countOpenOf(UserId inviter) {
        return invitations.countOpenOf(inviter);
    }

    /**
     * Counts the invitations to addresses at certain domains that wait for approval or for their guests.
     *
     * @param domains the domains; each stands for those below it too
     * @return how many there are
     */
    public long countOpenAt(Set<DomainName> domains) {
        return invitations.countOpenAt(domains);
    }

    /**
     * Tells who asked for invitations, all with one query.
     *
     * @param ids the invitations
     * @return the inviters of those that there are
     */
    public Map<RequestId, UserId> invitersOf(Collection<RequestId> ids) {
        return ids.isEmpty() ? Map.of() : invitations.invitersOf(ids);
    }
}
