package org.guestflow.invitation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.guestflow.directory.Target;
import org.guestflow.directory.TargetType;
import org.guestflow.directory.User;
import org.guestflow.directory.UserType;
import org.guestflow.policy.InvitationCounts;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.TransactionMemory;
import org.guestflow.shared.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** The table {@code invitation}. */
@Repository
class JdbcInvitations implements InvitationCounts {

    static final String OPEN = "state IN ('requested', 'awaiting_approval', 'pending_acceptance')";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final TransactionMemory<RequestId, Optional<Invitation>> held = new TransactionMemory<>();
    private final TransactionMemory<RequestId, Optional<Invitation>> seen = new TransactionMemory<>();

    JdbcInvitations(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Writes a new invitation unless one is open for the same address and target; waits for a concurrent writer of the same. */
    boolean insert(Invitation invitation) {
        Optional<Invitation> inserted = jdbc.sql("""
                        INSERT INTO invitation (id, mail, mail_as_typed, display_name, target_type, target_id, inviter_id, message, language,
                                                redirect_url, send_message, access_end_date, justification, state, state_since, created_at,
                                                guest_id, purpose, invited_user_type, sponsors, cc_recipients)
                        VALUES (:id, :mail, :mailAsTyped, :displayName, :targetType, :targetId, :inviter, :message, :language,
                                :redirectUrl, :sendMessage, :accessEndDate, :justification, :state, :createdAt, :createdAt,
                                :guest, :purpose, :userType, :sponsors, CAST(:copies AS jsonb))
                        ON CONFLICT DO NOTHING RETURNING *""")
                .param("id", invitation.id().value())
                .param("mail", invitation.invitee().toString())
                .param("mailAsTyped", invitation.inviteeAsTyped())
                .param("displayName", invitation.displayName().orElse(null))
                .param("targetType", invitation.target().type().stored())
                .param("targetId", invitation.target().id())
                .param("inviter", invitation.inviter().value())
                .param("message", invitation.message().orElse(null))
                .param("language", invitation.language().orElse(null))
                .param("redirectUrl", invitation.redirectUrl().orElse(null))
                .param("sendMessage", invitation.sendMessage())
                .param("accessEndDate", invitation.accessEndDate().orElse(null))
                .param("justification", invitation.justification().orElse(null))
                .param("state", invitation.state().stored())
                .param("createdAt", time(invitation.createdAt()))
                .param("guest", invitation.guest().map(UserId::value).orElse(null))
                .param("purpose", invitation.terms().purpose().stored())
                .param("userType", stored(invitation.terms().userType()))
                .param("sponsors", JdbcTerms.sponsors(invitation.terms()))
                .param("copies", JdbcTerms.copies(invitation.terms()))
                .query(JdbcInvitations::invitation)
                .optional();
        inserted.ifPresentOrElse(this::hold, TransactionMemory::forgetAll);
        return inserted.isPresent();
    }

    /** Nobody else changes a row that this transaction has locked or written. */
    private Invitation hold(Invitation invitation) {
        held.put(invitation.id(), Optional.of(invitation));
        seen.put(invitation.id(), Optional.of(invitation));
        return invitation;
    }

    Optional<Invitation> find(RequestId id) {
        return seen.get(
                id,
                () -> jdbc.sql("SELECT * FROM invitation WHERE id = :id")
                        .param("id", id.value())
                        .query(JdbcInvitations::invitation)
                        .optional());
    }

    Optional<Invitation> lock(RequestId id) {
        return held.get(id, () -> {
            TransactionMemory.forgetAll();
            Optional<Invitation> locked = jdbc.sql("SELECT * FROM invitation WHERE id = :id FOR UPDATE")
                    .param("id", id.value())
                    .query(JdbcInvitations::invitation)
                    .optional();
            seen.put(id, locked);
            return locked;
        });
    }

    Optional<Invitation> findOpen(EmailAddress mail, Target target) {
        return jdbc.sql("SELECT * FROM invitation WHERE lower(mail) = :mail AND target_type = :type"
                        + " AND target_id IS NOT DISTINCT FROM CAST(:target AS uuid) AND " + OPEN)
                .param("mail", mail.key())
                .param("type", target.type().stored())
                .param("target", target.id())
                .query(JdbcInvitations::invitation)
                .optional();
    }

    /** Finds what the same call of the same inviter has led to since a moment, whatever has become of it: a node may have died after it had recorded the request and before it had answered. */
    Optional<RequestId> findOfCall(Invitation invitation, String clientRequestId, Instant since) {
        return jdbc.sql("""
                        SELECT i.id FROM invitation i
                        WHERE i.inviter_id = :inviter AND i.created_at > :since AND lower(i.mail) = :mail
                          AND i.target_type = :type AND i.target_id IS NOT DISTINCT FROM CAST(:target AS uuid)
                          AND EXISTS (SELECT FROM audit_event a WHERE a.request_id = i.id AND a.call_client_request_id = :call)
                        ORDER BY i.created_at LIMIT 1
                        """)
                .param("inviter", invitation.inviter().value())
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("mail", invitation.invitee().key())
                .param("type", invitation.target().type().stored())
                .param("target", invitation.target().id())
                .param("call", clientRequestId)
                .query((row, number) -> new RequestId(row.getObject("id", UUID.class)))
                .optional();
    }

    /** Lists the ids of all that are in one of the states, the oldest first. */
    List<RequestId> in(Set<InvitationState> states) {
        return jdbc.sql("SELECT id FROM invitation WHERE state IN (:states) ORDER BY created_at")
                .param("states", states.stream().map(InvitationState::stored).toList())
                .query((row, number) -> new RequestId(row.getObject("id", UUID.class)))
                .list();
    }

    boolean hasOtherOpen(UserId guest, RequestId than) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM invitation WHERE guest_id = :guest AND id <> :id AND " + OPEN + ")")
                .param("guest", guest.value())
                .param("id", than.value())
                .query(Boolean.class)
                .single();
    }

    void state(RequestId id, InvitationState state, Optional<String> reason, Instant since) {
        update(jdbc.sql("UPDATE invitation SET state = :state, state_reason = :reason, state_since = :since"
                        + " WHERE id = :id RETURNING *")
                .param("id", id.value())
                .param("state", state.stored())
                .param("reason", reason.orElse(null))
                .param("since", time(since)));
    }

    /** Keeps who the guest is, what his account is, and, where he was there before, that his sponsors are those whom he had. */
    void guest(RequestId id, User guest, boolean isNew) {
        update(jdbc.sql("UPDATE invitation SET guest_id = :guest, invited_user_type = :type,"
                        + " sponsors = CASE WHEN :isNew THEN sponsors ELSE '{}' END WHERE id = :id RETURNING *")
                .param("id", id.value())
                .param("guest", guest.id().value())
                .param("type", stored(guest.userType()))
                .param("isNew", isNew));
    }

    /** Keeps that there is a new link, and with it that the invitation waits to be redeemed. */
    void link(RequestId id, int version, Instant expiresAt, Instant since) {
        update(jdbc.sql("UPDATE invitation SET link_version = :version, expires_at = :expiresAt, state = :state,"
                        + " state_reason = NULL, state_since = :since WHERE id = :id RETURNING *")
                .param("state", InvitationState.PENDING_ACCEPTANCE.stored())
                .param("since", time(since))
                .param("id", id.value())
                .param("version", version)
                .param("expiresAt", time(expiresAt)));
    }

    private void update(StatementSpec change) {
        change.query(JdbcInvitations::invitation).optional().ifPresent(this::hold);
    }

    @Override
    public long byInviter(UserId inviter, Instant since) {
        return jdbc.sql("SELECT count(*) FROM invitation WHERE inviter_id = :inviter AND created_at > :since")
                .param("inviter", inviter.value())
                .param("since", time(since))
                .query(Long.class)
                .single();
    }

    @Override
    public long ofTenant(Instant since) {
        return jdbc.sql("SELECT count(*) FROM invitation WHERE created_at > :since")
                .param("since", time(since))
                .query(Long.class)
                .single();
    }

    @Override
    public Duration untilNextIsAllowed(Optional<UserId> inviter, Duration period) {
        Instant now = clock.instant();
        Instant oldest = jdbc.sql("SELECT min(created_at) FROM invitation WHERE created_at > :since"
                        + " AND (CAST(:inviter AS uuid) IS NULL OR inviter_id = :inviter)")
                .param("since", time(now.minus(period)))
                .param("inviter", inviter.map(UserId::value).orElse(null))
                .query((row, number) -> instant(row, "min").orElse(now))
                .single();
        return Duration.between(now, oldest.plus(period));
    }

    @Override
    public long awaitedOf(Collection<String> domains, EmailAddress except) {
        return awaited("mail_domains(i.mail) && :domains::text[]", except)
                .param("domains", domains.toArray(String[]::new))
                .query(Long.class)
                .single();
    }

    @Override
    public long awaitedBy(UserId inviter, EmailAddress except) {
        return awaited("i.inviter_id = :inviter", except)
                .param("inviter", inviter.value())
                .query(Long.class)
                .single();
    }

    private StatementSpec awaited(String whose, EmailAddress except) {
        return jdbc.sql("SELECT count(DISTINCT lower(i.mail)) FROM invitation i WHERE i." + OPEN + " AND " + whose
                        + " AND i.purpose = 'bring_in' AND lower(i.mail) <> :except"
                        + " AND NOT EXISTS (SELECT FROM directory_user u WHERE lower(u.mail) = lower(i.mail))")
                .param("except", except.key());
    }

    private static String stored(UserType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static Invitation invitation(ResultSet row, int number) throws SQLException {
        return new Invitation(
                new RequestId(row.getObject("id", UUID.class)),
                EmailAddress.parse(row.getString("mail")).orElseThrow(),
                row.getString("mail_as_typed"),
                text(row, "display_name"),
                target(row),
                new UserId(row.getObject("inviter_id", UUID.class)),
                text(row, "message"),
                text(row, "language"),
                text(row, "redirect_url"),
                row.getBoolean("send_message"),
                Optional.ofNullable(row.getObject("access_end_date", LocalDate.class)),
                text(row, "justification"),
                InvitationState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                instant(row, "state_since").orElseThrow(),
                text(row, "state_reason"),
                Optional.ofNullable(row.getObject("guest_id", UUID.class)).map(UserId::new),
                row.getInt("link_version"),
                instant(row, "expires_at"),
                instant(row, "created_at").orElseThrow(),
                JdbcTerms.terms(row));
    }

    private static Target target(ResultSet row) throws SQLException {
        TargetType type = TargetType.of(row.getString("target_type")).orElseThrow();
        return new Target(type, row.getObject("target_id", UUID.class));
    }

    private static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
