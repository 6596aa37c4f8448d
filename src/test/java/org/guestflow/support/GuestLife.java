package org.guestflow.support;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.guestflow.directory.User;
import org.guestflow.invitation.Invitations;
import org.guestflow.lifecycle.InactivitySteps;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.UserId;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What befalls guests after they have come in, for tests of their life. */
public final class GuestLife {

    private static final String OLIVIA = "olivia@woodgrove.com";

    private final InvitationScenario scenario;
    private final Invitations invitations;
    private final JdbcClient jdbc;

    /** Takes the application's services. */
    public GuestLife(ApplicationContext context) {
        scenario = new InvitationScenario(context);
        invitations = context.getBean(Invitations.class);
        jdbc = context.getBean(JdbcClient.class);
    }

    /** Somebody at Litware whom Olivia invites to Project Atlas, and who redeems. */
    public User guestUntil(LocalDate lastDay) throws RuleViolation {
        return guest(Map.of("accessEndDate", lastDay.toString()));
    }

    /** As {@link #guestUntil}, for the usual time. */
    public User guest() throws RuleViolation {
        return guest(Map.of());
    }

    private User guest(Map<String, Object> more) throws RuleViolation {
        String address = InvitationScenario.somebodyAt("litware.com");
        Map<String, Object> request = InvitationScenario.toGroup(address, "project-atlas");
        request.putAll(more);
        RequestId invitation = scenario.invites(OLIVIA, request);
        // Who is in already is not sent the link any more, and would have one mail less.
        MailFor.recipient(address).await(1);
        invitations.redeem(scenario.link(invitation));
        return scenario.user(address).orElseThrow();
    }

    /** As if the guest had come in, and been seen last, at a moment. */
    public void wasSeenLast(User guest, Instant at) {
        jdbc.sql(
                        "UPDATE directory_user SET created_at = :at, external_user_state_changed_at = :at, last_sign_in_at = :at WHERE id = :id")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", guest.id().value())
                .update();
    }

    /** As if the guest had been found without access at a moment. */
    public void wasFoundWithoutAccess(User guest, Instant at) {
        jdbc.sql("DELETE FROM group_member WHERE user_id = :id")
                .param("id", guest.id().value())
                .update();
        jdbc.sql(
                        "INSERT INTO guest_without_access (user_id, since) VALUES (:id, :at) ON CONFLICT (user_id) DO UPDATE SET since = :at")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", guest.id().value())
                .update();
    }

    /** The business key of the process that sees to the end of the guest's access. */
    public RequestId endingAccessOf(User guest) {
        return key("SELECT id FROM ending_access WHERE user_id = :id", guest);
    }

    /** The business key of the process that sees to the inactive guest. */
    public RequestId inactivityOf(User guest) {
        return key("SELECT id FROM guest_inactivity WHERE user_id = :id AND ended_at IS NULL", guest);
    }

    /** The request that the guest's access may last longer, which waits for a decision. */
    public RequestId extensionOf(User guest) {
        return key("SELECT id FROM access_extension WHERE guest_id = :id AND state = 'open'", guest);
    }

    /** How many rows a query about a guest finds; the guest is its parameter {@code id}. */
    public int count(String sql, User guest) {
        return jdbc.sql("SELECT count(*) FROM (" + sql + ") found")
                .param("id", guest.id().value())
                .query(Integer.class)
                .single();
    }

    /** The actions that the audit trail has of a request, in their order, each with who did it; without the sending of mail, which takes its own time. */
    public List<String> trailOf(RequestId request) {
        return jdbc.sql(
                        "SELECT actor || ': ' || action FROM audit_event WHERE request_id = :id AND action <> 'Send mail' ORDER BY sequence")
                .param("id", request.value())
                .query(String.class)
                .list();
    }

    /** When the guest's access to Project Atlas ends. */
    public Instant endOfAccess(User guest) {
        return jdbc.sql("SELECT ends_at FROM group_member WHERE user_id = :id")
                .param("id", guest.id().value())
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    private RequestId key(String sql, User guest) {
        return new RequestId(
                jdbc.sql(sql).param("id", guest.id().value()).query(UUID.class).single());
    }

    /** Begins with every guest who is inactive, as the nightly process does. */
    public static void beginInactivities(InactivitySteps steps) {
        steps.noteWithoutAccess();
        Optional<UserId> last = steps.begin(Optional.empty());
        while (last.isPresent()) {
            last = steps.begin(last);
        }
    }

    /** Sets the engine's clock, which is the application's. */
    public static void clockAt(Instant now) {
        ClockUtil.setCurrentTime(Date.from(now));
    }
}
