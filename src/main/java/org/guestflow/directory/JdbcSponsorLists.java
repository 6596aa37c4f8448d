package org.guestflow.directory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.guestflow.shared.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Sponsors of many guests at once. */
@Repository
class JdbcSponsorLists {

    /** A sponsor is a user or a group: the other one is missing, and not seen. */
    private static final String SEEN = """
            SELECT s.guest_id, coalesce(s.user_id, s.group_id) AS id, s.group_id IS NOT NULL AS is_group, coalesce(u.display_name, g.display_name) AS name
            FROM sponsor s LEFT JOIN directory_user u ON u.id = s.user_id LEFT JOIN directory_group g ON g.id = s.group_id
            WHERE s.guest_id = ANY (:guests)
              AND (s.guest_id = :viewer OR (s.user_id IS NOT NULL AND %s) OR (s.group_id IS NOT NULL AND %s))
            ORDER BY s.position
            """.formatted(JdbcViewpoint.USER, JdbcViewpoint.GROUP);

    private final JdbcClient jdbc;

    JdbcSponsorLists(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<UserId, List<SponsorEntry>> of(Collection<UserId> guests, Viewpoint viewpoint, Instant now) {
        Map<UserId, List<SponsorEntry>> sponsors = new HashMap<>();
        jdbc.sql(SEEN)
                .params(JdbcViewpoint.parameters(viewpoint, now))
                .param("guests", guests.stream().map(UserId::value).toArray(UUID[]::new))
                .query(row -> {
                    sponsors.computeIfAbsent(
                                    new UserId(row.getObject("guest_id", UUID.class)), guest -> new ArrayList<>())
                            .add(new SponsorEntry(
                                    new Sponsor(
                                            row.getBoolean("is_group") ? Sponsor.Kind.GROUP : Sponsor.Kind.USER,
                                            row.getObject("id", UUID.class)),
                                    row.getString("name")));
                });
        return sponsors;
    }
}
