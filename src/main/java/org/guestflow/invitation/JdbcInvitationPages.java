package org.guestflow.invitation;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

/** Invitations, as programs list them. */
@Repository
class JdbcInvitationPages {

    private static final String CREATED = "createdDateTime";

    private static final Map<String, String> STATUSES = words("InProgress", "PendingAcceptance", "Completed", "Error");
    private static final Map<String, String> STATES = words(
            Stream.of(InvitationState.values()).map(InvitationState::stored).toArray(String[]::new));

    /** Graph's four words for where an invitation stands. */
    private static final String STATUS = """
            CASE WHEN i.state IN ('requested', 'awaiting_approval') THEN 'InProgress' WHEN i.state = 'pending_acceptance' THEN 'PendingAcceptance'
                 WHEN i.state = 'completed' THEN 'Completed' ELSE 'Error' END""";

    private static final Columns PROPERTIES = new Columns(
            Map.ofEntries(
                    Map.entry("id", Column.id("i.id").always()),
                    Map.entry(
                            "status", Column.word("(" + STATUS + ")", STATUSES).always()),
                    Map.entry("state", Column.word("i.state", STATES).always()),
                    Map.entry("invitedUserEmailAddress", Column.text("i.mail").always()),
                    Map.entry("invitedUserDisplayName", Column.text("i.display_name")),
                    Map.entry("invitedUser/id", Column.id("i.guest_id")),
                    Map.entry("invitedBy", Column.id("i.inviter_id").always()),
                    Map.entry("target/type", Column.exactText("i.target_type").always()),
                    Map.entry("target/id", Column.id("i.target_id")),
                    Map.entry(CREATED, Column.moment("i.created_at").always()),
                    Map.entry("expirationDateTime", Column.moment("i.expires_at"))),
            Column.id("i.id").always());

    /** The same people as {@link ManagedInvitations} lets manage an invitation. */
    private static final String ANSWERS_FOR = """
            (:all OR i.inviter_id = :reader
             OR EXISTS (SELECT FROM sponsor s WHERE s.guest_id = i.guest_id AND (s.user_id = :reader OR EXISTS (
                    SELECT FROM group_membership m WHERE m.group_id = s.group_id AND m.user_id = :reader AND (m.ends_at IS NULL OR m.ends_at > :now))))
             OR (:owns AND i.target_type = 'group' AND EXISTS (SELECT FROM group_owner o WHERE o.group_id = i.target_id AND o.user_id = :reader))
             OR (:owns AND i.target_type = 'application' AND EXISTS (SELECT FROM application_owner o WHERE o.application_id = i.target_id AND o.user_id = :reader)))
            """;

    private static final ListSource INVITATIONS = new ListSource("i.*", "invitation i", ANSWERS_FOR, PROPERTIES);

    private final ListReader reader;

    JdbcInvitationPages(ListReader reader) {
        this.reader = reader;
    }

    private static Map<String, String> words(String... words) {
        return Stream.of(words).collect(Collectors.toUnmodifiableMap(Function.identity(), Function.identity()));
    }

    Found<Invitation> list(ListQuery query, User caller, Instant now) throws RuleViolation {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("all", caller.isAdministrator());
        parameters.put("owns", !caller.isGuest());
        parameters.put("reader", caller.id().value());
        parameters.put("now", now.atOffset(ZoneOffset.UTC));
        ListQuery ordered = query.orderedBy(List.of(new SortKey(CREATED, true)));
        return reader.read(INVITATIONS, ordered, parameters, JdbcInvitations::invitation);
    }
}
