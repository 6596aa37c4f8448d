package org.guestflow.directaddition;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.guestflow.directory.User;
import org.guestflow.query.Found;
import org.guestflow.query.ListQuery;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.Slice;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lists of direct additions to look at, one query each. */
@Service
@Transactional(readOnly = true)
public class AdditionLists {

    private final JdbcAdditionLists additions;
    private final JdbcAdditionPages pages;
    private final JdbcAdditionPeople people;

    AdditionLists(JdbcAdditionLists additions, JdbcAdditionPages pages, JdbcAdditionPeople people) {
        this.additions = additions;
        this.pages = pages;
        this.people = people;
    }

    /**
     * Lists the requests that somebody answers for: his own; all of them for an administrator. Newest first unless ordered otherwise.
     *
     * @param query properties {@code id, state, invitedBy, targetType, targetId, createdDateTime}
     * @param reader who looks
     * @return the page
     * @throws RuleViolation where the query is not one for this list
     */
    public Found<DirectAddition> list(ListQuery query, User reader) throws RuleViolation {
        return pages.list(query, reader);
    }

    /**
     * Lists the people of several requests, all with one query.
     *
     * @param listed requests that the reader was given
     * @return everybody, in the order of each request; those without people are left out
     */
    public Map<RequestId, List<AdditionPerson>> people(List<DirectAddition> listed) {
        return listed.isEmpty()
                ? Map.of()
                : people.of(listed.stream().map(DirectAddition::id).toList());
    }

    /**
     * Lists the requests of an inviter, newest first.
     *
     * @param inviter the inviter
     * @param after the place that the page before named; empty for the first page
     * @param size how many fit on a page
     * @return the page
     * @throws RuleViolation {@code InvalidCursor} where the place is none of this list
     */
    public Slice<AdditionEntry> ofInviter(UserId inviter, Optional<String> after, int size) throws RuleViolation {
        return additions.ofInviter(inviter, after, size);
    }

    /**
     * Lists the requests by which somebody was, or was to be, added, newest first.
     *
     * @param person the account of the person
     * @param after the place that the page before named; empty for the first page
     * @param size how many fit on a page
     * @return the page
     * @throws RuleViolation {@code InvalidCursor} where the place is none of this list
     */
    public Slice<DirectAddition> of(UserId person, Optional<String> after, int size) throws RuleViolation {
        return additions.of(person, after, size);
    }

    /**
     * Tells whether somebody has ever asked for a direct addition.
     *
     * @param inviter who
     * @return true where there is one
     */
    public boolean hasAny(UserId inviter) {
        return additions.hasAny(inviter);
    }
}
