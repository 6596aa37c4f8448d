package org.guestflow.directaddition;

import java.util.Optional;
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

    AdditionLists(JdbcAdditionLists additions) {
        this.additions = additions;
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
