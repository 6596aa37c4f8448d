package org.guestflow.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.guestflow.shared.DomainName;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.Place;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.Slice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The guests, page by page, ordered by address. */
@Repository
class JdbcGuestList {

    private static final String PAGE = JdbcUserRow.SELECT.replace(
                    "FROM directory_user u",
                    ", access.targets, access.first_end, u.last_sign_in_at, answers.sponsors FROM directory_user u")
            + """
            CROSS JOIN LATERAL (
                SELECT count(*) AS targets, min(a.ends_at) AS first_end FROM (
                    SELECT m.ends_at FROM group_member m WHERE m.user_id = u.id
                    UNION ALL
                    SELECT s.ends_at FROM application_assignment s WHERE s.user_id = u.id) a
                WHERE a.ends_at IS NULL OR a.ends_at > :now) access
            CROSS JOIN LATERAL (
                SELECT coalesce(string_agg(coalesce(su.display_name, sg.display_name), ', ' ORDER BY sp.position), '') AS sponsors
                FROM sponsor sp LEFT JOIN directory_user su ON su.id = sp.user_id LEFT JOIN directory_group sg ON sg.id = sp.group_id
                WHERE sp.guest_id = u.id) answers
            WHERE u.external_user_state IS NOT NULL
              AND (:text::text IS NULL OR starts_with(lower(u.mail), :text::text) OR starts_with(lower(u.display_name), :text::text))
              AND (:state::text IS NULL OR u.external_user_state = :state::text)
              AND (:domain::text IS NULL OR split_part(u.mail, '@', 2) = :domain::text)
              AND (:sponsor::text IS NULL OR u.id IN (
                  SELECT one.guest_id FROM sponsor one JOIN directory_user m ON m.id = one.user_id WHERE lower(m.mail) = :sponsor::text
                  UNION ALL
                  SELECT one.guest_id FROM sponsor one JOIN group_membership g ON g.group_id = one.group_id AND (g.ends_at IS NULL OR g.ends_at > :now)
                         JOIN directory_user m ON m.id = g.user_id WHERE lower(m.mail) = :sponsor::text))
              AND (:endsBefore::timestamptz IS NULL OR access.first_end < :endsBefore::timestamptz)
              AND (:notSeenSince::timestamptz IS NULL OR coalesce(u.last_sign_in_at, u.created_at) < :notSeenSince::timestamptz)
              AND (:after::text IS NULL OR lower(u.mail) > :after::text)
            """;
    private static final String ORDER = " ORDER BY lower(u.mail) LIMIT :most";

    private final JdbcClient jdbc;

    JdbcGuestList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Slice<GuestEntry> list(GuestFilter filter, Optional<String> after, int size, Instant now) throws RuleViolation {
        String place = after.isPresent() ? Place.read(after.get(), 1).get(0) : null;
        List<GuestEntry> rows = jdbc.sql(PAGE
                        + filter.domains()
                                .map(domains -> " AND " + condition(domains))
                                .orElse("")
                        + filter.finding()
                                .map(finding -> " AND " + condition(finding))
                                .orElse("")
                        + ORDER)
                .param("now", time(now))
                .param(
                        "text",
                        filter.text()
                                .map(typed -> typed.toLowerCase(Locale.ROOT))
                                .orElse(null))
                .param(
                        "state",
                        filter.state()
                                .map(state -> state.name().toLowerCase(Locale.ROOT))
                                .orElse(null))
                .param("domain", filter.domain().map(DomainName::toString).orElse(null))
                .param("sponsor", filter.sponsor().map(EmailAddress::key).orElse(null))
                .param(
                        "endsBefore",
                        filter.endsBefore().map(JdbcGuestList::time).orElse(null))
                .param(
                        "notSeenSince",
                        filter.notSeenSince().map(JdbcGuestList::time).orElse(null))
                .param("domains", filter.domains().map(GuestDomains::names).orElse(null))
                .param("after", place)
                .param("most", size + 1)
                .query(JdbcGuestList::entry)
                .list();
        return Slice.of(rows, size, entry -> Place.after(entry.user().mail().key()));
    }

    long count(GuestDomains domains) {
        return jdbc.sql("SELECT count(*) FROM directory_user u WHERE u.external_user_state IS NOT NULL AND "
                        + condition(domains))
                .param("domains", domains.names())
                .query(Long.class)
                .single();
    }

    long count(GuestFinding finding) {
        return jdbc.sql("SELECT count(*) FROM directory_user u WHERE u.external_user_state IS NOT NULL AND "
                        + condition(finding))
                .query(Long.class)
                .single();
    }

    /** Written out, not as a parameter, so that the index serves a few domains among many. */
    private static String condition(GuestDomains domains) {
        return (domains.within() ? "" : "NOT ") + "u.mail_domains && :domains::text[]";
    }

    private static String condition(GuestFinding finding) {
        return switch (finding) {
            case WITHOUT_SPONSOR -> "NOT EXISTS (SELECT FROM sponsor nobody WHERE nobody.guest_id = u.id)";
            case WITHOUT_SIGN_IN -> "u.external_user_state = 'accepted' AND u.last_sign_in_at IS NULL";
            case WITHOUT_END_DATE -> """
                (EXISTS (SELECT FROM group_member endless JOIN directory_group kept ON kept.id = endless.group_id AND kept.membership = 'assigned'
                         WHERE endless.user_id = u.id AND endless.ends_at IS NULL)
                 OR EXISTS (SELECT FROM application_assignment endless WHERE endless.user_id = u.id AND endless.ends_at IS NULL))""";
        };
    }

    private static GuestEntry entry(ResultSet row, int number) throws SQLException {
        return new GuestEntry(
                JdbcUserRow.user(row, number),
                row.getLong("targets"),
                instant(row, "first_end"),
                row.getString("sponsors"),
                instant(row, "last_sign_in_at"));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
