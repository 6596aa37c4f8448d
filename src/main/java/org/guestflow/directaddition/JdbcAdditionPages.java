package org.guestflow.directaddition;

import java.util.List;
import java.util.Map;
import org.guestflow.directory.User;
import org.guestflow.query.Column;
import org.guestflow.query.Columns;
import org.guestflow.query.Found;
import org.guestflow.query.ListQuery;
import org.guestflow.query.ListReader;
import org.guestflow.query.ListSource;
import org.guestflow.query.SortKey;
import org.guestflow.shared.RuleViolation;
import org.springframework.stereotype.Repository;

/** Direct additions, as programs list them. */
@Repository
class JdbcAdditionPages {

    private static final String CREATED = "createdDateTime";

    private static final Map<String, String> STATES = Map.of(
            "inProgress", DirectAdditionState.IN_PROGRESS.stored(),
            "awaitingApproval", DirectAdditionState.AWAITING_APPROVAL.stored(),
            "completed", DirectAdditionState.COMPLETED.stored());

    private static final Columns PROPERTIES = new Columns(
            Map.of(
                    "id",
                    Column.id("a.id").always(),
                    "state",
                    Column.word("a.state", STATES).always(),
                    "invitedBy",
                    Column.id("a.inviter_id").always(),
                    "targetType",
                    Column.exactText("a.target_type").always(),
                    "targetId",
                    Column.id("a.target_id"),
                    CREATED,
                    Column.moment("a.created_at").always()),
            Column.id("a.id").always());

    private static final ListSource ADDITIONS =
            new ListSource("a.*", "direct_addition a", "(:all OR a.inviter_id = :reader)", PROPERTIES);

    private final ListReader reader;

    JdbcAdditionPages(ListReader reader) {
        this.reader = reader;
    }

    Found<DirectAddition> list(ListQuery query, User caller) throws RuleViolation {
        return reader.read(
                ADDITIONS,
                query.orderedBy(List.of(new SortKey(CREATED, true))),
                Map.of("all", caller.isAdministrator(), "reader", caller.id().value()),
                JdbcDirectAdditions::addition);
    }
}
