package org.guestflow.audit;

import java.util.List;
import java.util.Map;
import org.guestflow.query.Column;
import org.guestflow.query.Columns;
import org.guestflow.query.Found;
import org.guestflow.query.ListQuery;
import org.guestflow.query.ListReader;
import org.guestflow.query.ListSource;
import org.guestflow.query.SortKey;
import org.guestflow.shared.RuleViolation;
import org.springframework.stereotype.Repository;

/** The trail, as programs list it. */
@Repository
class JdbcAuditPages {

    private static final String SEQUENCE = "id";

    private static final ListSource EVENTS = new ListSource(
            "e.*",
            "audit_event e",
            "TRUE",
            new Columns(
                    Map.of(
                            SEQUENCE,
                            Column.number("e.sequence").always(),
                            "activityDateTime",
                            Column.moment("e.at").always(),
                            "activityDisplayName",
                            Column.exactText("e.action").always(),
                            "initiatedBy/user/id",
                            Column.exactText("e.actor").always(),
                            "targetResources/id",
                            Column.exactText("e.object_id").always(),
                            "targetResources/type",
                            Column.exactText("e.object_type").always(),
                            "requestId",
                            Column.id("e.request_id"),
                            "correlationId",
                            Column.id("e.call_request_id")),
                    Column.number("e.sequence").always()));

    private final ListReader reader;

    JdbcAuditPages(ListReader reader) {
        this.reader = reader;
    }

    Found<AuditEntry> list(ListQuery query) throws RuleViolation {
        ListQuery ordered = query.orderedBy(List.of(new SortKey(SEQUENCE, true)));
        return reader.read(EVENTS, ordered, Map.of(), JdbcAuditLog::entry);
    }
}
