package org.guestflow.directory;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/** What somebody sees, as conditions of SQL with the parameters {@code viewer}, {@code sight} and {@code now}. */
final class JdbcViewpoint {

    /** That a membership {@code %s} has not ended. */
    static final String LASTS = "(%1$s.ends_at IS NULL OR %1$s.ends_at > :now)";

    /** That the viewer sees the user {@code u}. */
    static final String USER = """
            (:sight = 'EVERYTHING' OR u.id = :viewer OR (:sight = 'COMPANY' AND EXISTS (
                SELECT FROM group_membership mine JOIN group_membership his ON his.group_id = mine.group_id
                WHERE mine.user_id = :viewer AND his.user_id = u.id AND %s AND %s)))
            """.formatted(LASTS.formatted("mine"), LASTS.formatted("his"));

    /** That the viewer sees the group {@code g}. */
    static final String GROUP = """
            (:sight = 'EVERYTHING' OR EXISTS (
                SELECT FROM group_membership mine WHERE mine.user_id = :viewer AND mine.group_id = g.id AND %s))
            """.formatted(LASTS.formatted("mine"));

    /** That the viewer sees the application {@code a}. */
    static final String APPLICATION = """
            (:sight = 'EVERYTHING'
             OR EXISTS (SELECT FROM application_assignment mine WHERE mine.user_id = :viewer AND mine.application_id = a.id AND %1$s)
             OR EXISTS (SELECT FROM group_membership mine WHERE mine.user_id = :viewer AND mine.group_id = a.access_group_id AND %1$s))
            """.formatted(LASTS.formatted("mine"));

    private JdbcViewpoint() {}

    static Map<String, Object> parameters(Viewpoint viewpoint, Instant now) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("viewer", viewpoint.viewer().value());
        parameters.put("sight", viewpoint.sight().name());
        parameters.put("now", now.atOffset(ZoneOffset.UTC));
        return parameters;
    }
}
