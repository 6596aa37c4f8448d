package org.guestflow.directory;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The names of many groups and applications at once. */
@Repository
class JdbcTargetNames {

    private final JdbcClient jdbc;

    JdbcTargetNames(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<Target, String> of(Collection<Target> targets) {
        Map<Target, String> names = new HashMap<>();
        UUID[] ids = targets.stream()
                .filter(target -> target.type() != TargetType.DIRECTORY)
                .map(Target::id)
                .distinct()
                .toArray(UUID[]::new);
        if (ids.length == 0) {
            return names;
        }
        jdbc.sql("""
                        SELECT true AS is_group, id, display_name FROM directory_group WHERE id = ANY (:ids)
                        UNION ALL SELECT false, id, display_name FROM application WHERE id = ANY (:ids)""").param("ids", ids).query(row -> {
            UUID id = row.getObject("id", UUID.class);
            Target target = row.getBoolean("is_group") ? Target.group(id) : Target.application(id);
            names.put(target, row.getString("display_name"));
        });
        return names;
    }
}
