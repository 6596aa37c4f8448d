package org.guestflow.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.guestflow.query.Found;
import org.guestflow.query.ListQuery;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.Slice;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads the trail, for administrators, and for everybody what concerns him. */
@Service
@Transactional(readOnly = true)
public class AuditLog {

    private final JdbcAuditLog events;
    private final JdbcAuditPages pages;

    AuditLog(JdbcAuditLog events, JdbcAuditPages pages) {
        this.events = events;
        this.pages = pages;
    }

    /**
     * Lists events with conditions, in an order of the caller's or newest first.
     *
     * @param query properties {@code id} (the place in the trail), {@code activityDateTime, activityDisplayName, initiatedBy/user/id, targetResources/id, targetResources/type, requestId, correlationId} (of the call)
     * @return the page
     * @throws RuleViolation where the query is not one for this list
     */
    public Found<AuditEntry> list(ListQuery query) throws RuleViolation {
        return pages.list(query);
    }

    /**
     * Lists events, newest first.
     *
     * @param filter which ones
     * @param after the place that the page before named; empty for the first page
     * @param size how many fit on a page
     * @return the page
     * @throws RuleViolation {@code InvalidCursor} where the place is none of this list
     */
    public Slice<AuditEntry> list(AuditFilter filter, Optional<String> after, int size) throws RuleViolation {
        return events.list(filter, after, size);
    }

    /**
     * Lists the events that concern somebody, newest first: what he did himself, what was done to his account, and what was done to his access to groups and applications.
     *
     * @param user the user's id
     * @param after the place that the page before named; empty for the first page
     * @param size how many fit on a page
     * @return the page
     * @throws RuleViolation {@code InvalidCursor} where the place is none of this list
     */
    public Slice<AuditEntry> concerning(UserId user, Optional<String> after, int size) throws RuleViolation {
        return events.concerning(user.toString(), after, size);
    }

    /**
     * Tells whether something has been done to an object lately.
     *
     * @param action what, exactly
     * @param objectId the object's id
     * @param since from when on
     * @return whether the trail has it
     */
    public boolean hasHappenedSince(String action, String objectId, Instant since) {
        return events.hasHappenedSince(action, objectId, since);
    }

    /**
     * Names what has ever been done.
     *
     * @return the actions that occur in the trail, in alphabetical order
     */
    public List<String> actions() {
        return events.actions();
    }
}
