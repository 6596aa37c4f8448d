package org.guestflow.invitation;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.guestflow.directory.Target;
import org.guestflow.shared.DomainName;
import org.guestflow.shared.Place;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.Slice;
import org.guestflow.shared.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lists of invitations as they are stored. */
@Repository
class JdbcInvitationLists {

    private final JdbcClient jdbc;

    JdbcInvitationLists(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Invitation> byInviter(UserId inviter, int limit) {
        return jdbc.sql("SELECT * FROM invitation WHERE inviter_id = :inviter ORDER BY created_at DESC LIMIT :limit")
                .param("inviter", inviter.value())
                .param("limit", limit)
                .query(JdbcInvitations::invitation)
                .list();
    }

    Slice<Invitation> list(InvitationFilter filter, Optional<String> after, int size) throws RuleViolation {
        List<String> place = after.isPresent() ? Place.read(after.get(), 2) : List.of();
        List<Invitation> rows = jdbc.sql("""
                        SELECT * FROM invitation
                        WHERE (:inviter::uuid IS NULL OR inviter_id = :inviter::uuid)
                          AND (:state::text IS NULL OR state = :state::text)
                          AND (:text::text IS NULL OR starts_with(lower(mail), :text::text) OR starts_with(lower(display_name), :text::text))
                          AND (:since::timestamptz IS NULL OR (created_at, id) < (:since::timestamptz, :id::uuid))
                        ORDER BY created_at DESC, id DESC LIMIT :most""")
                .param("inviter", filter.inviter().map(UserId::value).orElse(null))
                .param("state", filter.state().map(InvitationState::stored).orElse(null))
                .param(
                        "text",
                        filter.text()
                                .map(typed -> typed.toLowerCase(Locale.ROOT))
                                .orElse(null))
                .param("since", place.isEmpty() ? null : moment(place.get(0)))
                .param("id", place.isEmpty() ? null : id(place.get(1)))
                .param("most", size + 1)
                .query(JdbcInvitations::invitation)
                .list();
        return Slice.of(rows, size, last -> Place.after(last.createdAt(), last.id()));
    }

    Slice<Invitation> of(UserId invitee, Optional<String> after, int size) throws RuleViolation {
        List<String> place = after.isPresent() ? Place.read(after.get(), 2) : List.of();
        List<Invitation> rows = jdbc.sql("""
                        SELECT i.* FROM directory_user u
                        JOIN invitation i ON i.guest_id = u.id OR (lower(i.mail) = lower(u.mail) AND i.created_at >= u.created_at)
                        WHERE u.id = :invitee AND (:since::timestamptz IS NULL OR (i.created_at, i.id) < (:since::timestamptz, :id::uuid))
                        ORDER BY i.created_at DESC, i.id DESC LIMIT :most""")
                .param("invitee", invitee.value())
                .param("since", place.isEmpty() ? null : moment(place.get(0)))
                .param("id", place.isEmpty() ? null : id(place.get(1)))
                .param("most", size + 1)
                .query(JdbcInvitations::invitation)
                .list();
        return Slice.of(rows, size, last -> Place.after(last.createdAt(), last.id()));
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
            return JdbcInvitations.time(Instant.parse(text));
        } catch (DateTimeParseException noMoment) {
            throw Place.invalid(noMoment);
        }
    }

    List<Invitation> openFor(Target target, int most) {
        return jdbc.sql("SELECT * FROM invitation WHERE target_id = :target AND target_type = :type AND "
                        + JdbcInvitations.OPEN + " ORDER BY created_at DESC LIMIT :most")
                .param("target", target.id())
                .param("type", target.type().stored())
                .param("most", most)
                .query(JdbcInvitations::invitation)
                .list();
    }

    long countOpenOf(UserId inviter) {
        return jdbc.sql("SELECT count(*) FROM invitation WHERE inviter_id = :inviter AND " + JdbcInvitations.OPEN)
                .param("inviter", inviter.value())
                .query(Long.class)
                .single();
    }

    long countOpenAt(Collection<DomainName> domains) {
        return jdbc.sql("SELECT count(*) FROM invitation WHERE " + JdbcInvitations.OPEN
                        + " AND mail_domains(mail) && :domains::text[]")
                .param("domains", domains.stream().map(DomainName::ascii).toArray(String[]::new))
                .query(Long.class)
                .single();
    }

    List<Invitation> all(Collection<RequestId> ids) {
        return jdbc.sql("SELECT * FROM invitation WHERE id = ANY (:ids)")
                .param("ids", ids.stream().map(RequestId::value).toArray(UUID[]::new))
                .query(JdbcInvitations::invitation)
                .list();
    }

    PastRequests pastOf(Invitation invitation) {
        return jdbc.sql("""
                        SELECT count(*) AS asked, count(*) FILTER (WHERE state IN ('rejected', 'denied')) AS refused
                        FROM invitation WHERE lower(mail) = :invitee AND id <> :id""")
                .param("invitee", invitation.invitee().key())
                .param("id", invitation.id().value())
                .query((row, number) -> new PastRequests(row.getLong("asked"), row.getLong("refused")))
                .single();
    }

    Map<RequestId, UserId> invitersOf(Collection<RequestId> ids) {
        Map<RequestId, UserId> inviters = new HashMap<>();
        jdbc.sql("SELECT id, inviter_id FROM invitation WHERE id = ANY (:ids)")
                .param("ids", ids.stream().map(RequestId::value).toArray(UUID[]::new))
                .query(row -> {
                    inviters.put(
                            new RequestId(row.getObject("id", UUID.class)),
                            new UserId(row.getObject("inviter_id", UUID.class)));
                });
        return inviters;
    }
}
