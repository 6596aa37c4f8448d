package org.guestflow.directaddition;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.guestflow.shared.Place;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.Slice;
import org.guestflow.shared.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lists of direct additions as they are stored. */
@Repository
class JdbcAdditionLists {

    private static final int KEYS = 2;

    private final JdbcClient jdbc;

    JdbcAdditionLists(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Slice<AdditionEntry> ofInviter(UserId inviter, Optional<String> after, int size) throws RuleViolation {
        List<String> place = after.isPresent() ? Place.read(after.get(), KEYS) : List.of();
        List<AdditionEntry> rows = jdbc.sql("""
                        SELECT page.*, person.* FROM (
                            SELECT * FROM direct_addition
                            WHERE inviter_id = :inviter AND (:since::timestamptz IS NULL OR (created_at, id) < (:since::timestamptz, :id::uuid))
                            ORDER BY created_at DESC, id DESC LIMIT :most) page
                        CROSS JOIN LATERAL (
                            SELECT count(*) AS people, count(*) FILTER (WHERE outcome = 'added') AS added,
                                   count(*) FILTER (WHERE outcome = 'invited') AS invited
                            FROM direct_addition_person WHERE request_id = page.id) person
                        ORDER BY page.created_at DESC, page.id DESC""")
                .param("inviter", inviter.value())
                .param("since", place.isEmpty() ? null : moment(place.get(0)))
                .param("id", place.isEmpty() ? null : id(place.get(1)))
                .param("most", size + 1)
                .query((row, number) -> new AdditionEntry(
                        JdbcDirectAdditions.addition(row, number),
                        row.getLong("people"),
                        row.getLong("added"),
                        row.getLong("invited")))
                .list();
        return Slice.of(
                rows,
                size,
                last -> Place.after(last.addition().createdAt(), last.addition().id()));
    }

    Slice<DirectAddition> of(UserId person, Optional<String> after, int size) throws RuleViolation {
        List<String> place = after.isPresent() ? Place.read(after.get(), KEYS) : List.of();
        List<DirectAddition> rows = jdbc.sql("""
                        SELECT * FROM direct_addition
                        WHERE id IN (SELECT request_id FROM direct_addition_person WHERE user_id = :person)
                          AND (:since::timestamptz IS NULL OR (created_at, id) < (:since::timestamptz, :id::uuid))
                        ORDER BY created_at DESC, id DESC LIMIT :most""")
                .param("person", person.value())
                .param("since", place.isEmpty() ? null : moment(place.get(0)))
                .param("id", place.isEmpty() ? null : id(place.get(1)))
                .param("most", size + 1)
                .query(JdbcDirectAdditions::addition)
                .list();
        return Slice.of(rows, size, last -> Place.after(last.createdAt(), last.id()));
    }

    boolean hasAny(UserId inviter) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM direct_addition WHERE inviter_id = :inviter)")
                .param("inviter", inviter.value())
                .query(Boolean.class)
                .single();
    }

    private static UUID id(String text) throws RuleViolation {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException noId) {
            throw Place.invalid(noId);
        }
    }

    private static OffsetDateTime moment(String text) throws RuleViolation {
        try {
            return OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException noMoment) {
            throw Place.invalid(noMoment);
        }
    }
}
