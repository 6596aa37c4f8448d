package org.guestflow.directory;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.guestflow.invitation.Invitations;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.UserId;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.Colleague;
import org.guestflow.support.InvitationScenario;
import org.guestflow.support.MailFor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A guest who answers for other guests leaves the organisation; they are in a group that Olga owns. */
@ApplicationTest
class SponsorHandOverTest {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Users users;

    @Autowired
    private Targets targets;

    @Autowired
    private Sponsors sponsors;

    @Autowired
    private Departures departures;

    @Autowired
    private Invitations invitations;

    @Autowired
    private JdbcClient jdbc;

    private InvitationScenario scenario;
    private User olga;
    private Target group;
    private User leaving;

    @BeforeEach
    void people() throws Exception {
        scenario = new InvitationScenario(context);
        olga = Colleague.named(context, "Olga");
        UUID id = UUID.randomUUID();
        group = Target.group(id);
        targets.add(
                new NewGroup(
                        new Group(
                                id, "handed-" + id, "Handed over", GroupMembership.ASSIGNED, true, Sensitivity.NORMAL),
                        Optional.empty(),
                        Set.of(olga.id())),
                olga.id());
        leaving = guest();
    }

    @Test
    void theOwnersOfWhatTheyHaveAccessToAnswerForThemAndAreToldOnce() throws Exception {
        User one = onlySponsoredByLeaving();
        User other = onlySponsoredByLeaving();

        departures.leave(leaving);

        assertThat(List.of(one, other))
                .allSatisfy(guest -> assertThat(users.sponsors(guest.id()))
                        .extracting(User::id)
                        .containsExactly(olga.id()));
        assertThat(List.of(one, other))
                .allSatisfy(guest -> assertThat(trailOf(guest)).containsSubsequence("Remove sponsor", "Add sponsor"));
        List<MimeMessage> mails = MailFor.recipient(olga.mail().toString()).await(1);
        assertThat(mails).hasSize(1);
        assertThat(mails.get(0).getSubject()).isEqualTo("You now answer for 2 guests more");
        assertThat(MailFor.text(mails.get(0)))
                .contains(one.mail().toString(), other.mail().toString(), "/sponsored");
    }

    @Test
    void whoHasAnotherSponsorKeepsHimAlone() throws Exception {
        User guest = onlySponsoredByLeaving();
        User second = Colleague.named(context, "Second");
        sponsors.add(guest.id(), second.id(), olga.id());

        departures.leave(leaving);

        assertThat(users.sponsors(guest.id())).extracting(User::id).containsExactly(second.id());
    }

    @Test
    void whoHasNoAccessHasNoSponsorThen() throws Exception {
        User guest = onlySponsoredByLeaving();
        targets.endAccess(guest.id(), group, olga.id());

        departures.leave(leaving);

        assertThat(users.sponsors(guest.id())).isEmpty();
    }

    private User onlySponsoredByLeaving() throws Exception {
        User guest = guest();
        targets.addMember(group.id(), guest.id(), olga.id());
        UserId inviter = scenario.user("olivia@woodgrove.com").orElseThrow().id();
        sponsors.add(guest.id(), leaving.id(), olga.id());
        sponsors.remove(guest.id(), inviter.value(), olga.id());
        return guest;
    }

    private User guest() throws Exception {
        String address = InvitationScenario.somebodyAt("litware.com");
        RequestId request =
                scenario.invites("olivia@woodgrove.com", InvitationScenario.toGroup(address, "project-atlas"));
        invitations.redeem(scenario.link(request));
        User guest = scenario.user(address).orElseThrow();
        targets.endAccess(
                guest.id(),
                Target.group(targets.findGroup("project-atlas").orElseThrow().id()),
                olga.id());
        return guest;
    }

    private List<String> trailOf(User guest) {
        return jdbc.sql("SELECT action FROM audit_event WHERE object_id = :id ORDER BY sequence")
                .param("id", guest.id().toString())
                .query(String.class)
                .list();
    }
}
