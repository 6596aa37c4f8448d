package org.guestflow.directaddition.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guestflow.directaddition.PersonOutcome.ADDED;
import static org.guestflow.directaddition.PersonOutcome.FAILED;
import static org.guestflow.directaddition.PersonOutcome.INVITED;
import static org.guestflow.directaddition.PersonOutcome.REFUSED;
import static org.guestflow.directaddition.process.DirectAdditionScenario.OLIVIA;
import static org.guestflow.directaddition.process.DirectAdditionScenario.SAM;
import static org.guestflow.support.InvitationScenario.toGroup;

import com.unboundid.ldap.sdk.LDAPException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.guestflow.audit.AuditTrail;
import org.guestflow.demo.TestLitware;
import org.guestflow.directaddition.AdditionPerson;
import org.guestflow.directory.ExternalUserState;
import org.guestflow.directory.NewGuest;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.mail.DeliveryState;
import org.guestflow.mail.NoticeKind;
import org.guestflow.mail.Outbox;
import org.guestflow.policy.GuestQuota;
import org.guestflow.policy.GuestQuotas;
import org.guestflow.policy.InvitationCounts;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.UserId;
import org.guestflow.support.InvitationScenario;
import org.guestflow.support.ProcessTest;
import org.guestflow.support.WaitingForARow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** People of one step are added together; each of them succeeds or fails on his own nevertheless. */
@ProcessTest
class AddingTogetherTest {

    private static final String PROJECT = "project-atlas";

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Users users;

    @Autowired
    private Outbox outbox;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private GuestQuotas quotas;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    private final TestLitware litware = TestLitware.directory();
    private DirectAdditionScenario sam;
    private InvitationScenario scenario;

    @BeforeEach
    void people() {
        sam = new DirectAdditionScenario(context);
        scenario = sam.invitations();
    }

    @Test
    void everybodyHasAccountSponsorAccessMailAndHisOwnEvents() throws LDAPException {
        List<String> crowd = litware.hire("together" + System.nanoTime(), 30);

        RequestId request = added(crowd);

        assertThat(sam.people(request)).extracting(AdditionPerson::outcome).containsOnly(ADDED);
        assertThat(crowd).allSatisfy(mail -> {
            User guest = sam.user(mail);
            assertThat(guest.externalUserState()).contains(ExternalUserState.ACCEPTED);
            assertThat(guest.userPrincipalName())
                    .isEqualTo(mail.replace('@', '_').toLowerCase(Locale.ROOT) + "#EXT#@woodgrove.com");
            assertThat(guest.invitedBy()).contains(sam.user(SAM).id());
            assertThat(users.sponsors(guest.id()))
                    .extracting(User::id)
                    .containsExactly(sam.user(SAM).id());
            assertThat(scenario.isIn(mail, PROJECT)).isTrue();
            assertThat(scenario.mailTo(mail, request)).containsExactly(NoticeKind.ADDED_DIRECTLY);
            assertThat(events(request, "Add user", "object_id", guest.id())).isEqualTo(1);
            assertThat(events(request, "Add member to group", "new_value ->> 'user'", guest.id()))
                    .isEqualTo(1);
        });
        assertThat(trail.isWhole()).isTrue();
    }

    @Test
    void whatCannotBeWrittenForOneIsWrittenForTheOthers() {
        List<String> three = litware.people(3);
        jdbc.sql("ALTER TABLE notice ADD CONSTRAINT no_mail_for_one CHECK (recipient <> '" + three.get(1)
                        + "') NOT VALID")
                .update();
        RequestId request;
        try {
            request = added(three);
        } finally {
            jdbc.sql("ALTER TABLE notice DROP CONSTRAINT no_mail_for_one").update();
        }

        assertThat(sam.people(request)).extracting(AdditionPerson::outcome).containsExactly(ADDED, FAILED, ADDED);
        assertThat(sam.people(request).get(1).rule()).contains("AdditionFailed");
        assertThat(scenario.user(three.get(1))).isEmpty();
        assertThat(three).filteredOn(mail -> !mail.equals(three.get(1))).allSatisfy(mail -> {
            assertThat(scenario.isIn(mail, PROJECT)).isTrue();
            assertThat(scenario.mailTo(mail, request)).containsExactly(NoticeKind.ADDED_DIRECTLY);
            assertThat(events(request, "Add user", "object_id", sam.user(mail).id()))
                    .isEqualTo(1);
        });
        assertThat(jdbc.sql("SELECT count(*) FROM audit_event WHERE request_id = :id AND action = 'Add user'")
                        .param("id", request.value())
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
        assertThat(trail.isWhole()).isTrue();
    }

    @Test
    void amongNewcomersWhoeverIsKnownAlreadyIsLookedAtForHimself() {
        List<String> all = litware.people(4);
        scenario.invites(OLIVIA, toGroup(all.get(0), PROJECT));
        added(List.of(all.get(1)));
        UserId there = sam.user(all.get(1)).id();
        jdbc.sql("UPDATE directory_user SET account_enabled = false WHERE id = :id")
                .param("id", there.value())
                .update();

        RequestId request = sam.adds(
                SAM,
                PROJECT,
                List.of(all.get(0), all.get(1), all.get(2), all.get(3).toUpperCase(Locale.ROOT), all.get(3)));
        sam.run(request, "VerifyPrivilege", "LookUpPeople", "AddPeople", "AddPeople", "InvitePeople");

        assertThat(sam.people(request))
                .extracting(AdditionPerson::outcome)
                .containsExactly(ADDED, REFUSED, ADDED, ADDED);
        assertThat(sam.people(request).get(1).rule()).contains("GuestBlocked");
        assertThat(sam.user(all.get(0)).externalUserState()).contains(ExternalUserState.ACCEPTED);
    }

    @Test
    void aNamesakeGetsAUserPrincipalNameOfHisOwn() {
        List<String> two = litware.people(2);
        added(List.of(two.get(0)));
        User moved = sam.user(two.get(0));
        jdbc.sql("UPDATE directory_user SET mail = :mail, mail_as_typed = :mail WHERE id = :id")
                .param("mail", InvitationScenario.somebodyAt("contoso.com"))
                .param("id", moved.id().value())
                .update();

        RequestId request = added(two);

        assertThat(sam.people(request)).extracting(AdditionPerson::outcome).containsOnly(ADDED);
        assertThat(sam.user(two.get(0)).id()).isNotEqualTo(moved.id());
        assertThat(sam.user(two.get(0)).userPrincipalName()).isNotEqualTo(moved.userPrincipalName());
    }

    @Test
    void whoIsInvitedByAnotherAtTheSameMomentIsOneGuest() {
        List<String> two = litware.people(2);
        RequestId request = sam.adds(SAM, PROJECT, two);
        sam.run(request, "VerifyPrivilege", "LookUpPeople");
        WaitingForARow somebodyElse = new WaitingForARow(context);

        CompletableFuture<Void> adding = new TransactionTemplate(transactions).execute(status -> {
            users.ensureGuest(asGuestOfOlivia(two.get(1)), RequestId.random());
            return somebodyElse.begins(() -> sam.run(request, "AddPeople"));
        });
        adding.orTimeout(20, TimeUnit.SECONDS).join();
        sam.run(request, "InvitePeople");

        assertThat(sam.people(request)).extracting(AdditionPerson::outcome).containsOnly(ADDED);
        User guest = sam.user(two.get(1));
        assertThat(guest.invitedBy()).contains(sam.user(OLIVIA).id());
        assertThat(guest.externalUserState()).contains(ExternalUserState.ACCEPTED);
        assertThat(events(request, "Add external user directly", "object_id", guest.id()))
                .isEqualTo(1);
    }

    @Test
    void aQuotaIsCountedPersonByPerson() throws RuleViolation {
        List<String> three = litware.people(3);
        GuestQuota before = quotas.current();
        User inviter = sam.user(SAM);
        long counted = jdbc.sql(
                                "SELECT count(*) FROM directory_user WHERE external_user_state IS NOT NULL AND invited_by = :sam")
                        .param("sam", inviter.id().value())
                        .query(Long.class)
                        .single()
                + context.getBean(InvitationCounts.class)
                        .awaitedBy(
                                inviter.id(), EmailAddress.parse(three.get(0)).orElseThrow());
        RequestId request;
        try {
            quotas.set(
                    new GuestQuota(Optional.empty(), Optional.of((int) counted + 2)),
                    sam.ada().id());
            request = added(three);
        } finally {
            quotas.set(before, sam.ada().id());
        }

        assertThat(sam.people(request)).extracting(AdditionPerson::outcome).containsExactly(ADDED, ADDED, REFUSED);
        assertThat(sam.people(request).get(2).rule()).contains("GuestQuotaReached");
    }

    @Test
    void whoeverHasBlockedTheOrganisationsMailIsAddedWithoutOne() {
        List<String> two = litware.people(2);
        jdbc.sql("INSERT INTO blocked_recipient (mail, blocked_at) VALUES (:mail, now())")
                .param("mail", two.get(0).toLowerCase(Locale.ROOT))
                .update();
        RequestId request;
        try {
            request = added(two);
        } finally {
            jdbc.sql("DELETE FROM blocked_recipient WHERE mail = :mail")
                    .param("mail", two.get(0).toLowerCase(Locale.ROOT))
                    .update();
        }

        assertThat(sam.people(request)).extracting(AdditionPerson::outcome).containsOnly(ADDED);
        assertThat(outbox.deliveries(request))
                .filteredOn(delivery -> delivery.state() == DeliveryState.SUPPRESSED)
                .extracting(delivery -> delivery.recipient().toString())
                .containsExactly(two.get(0));
        assertThat(scenario.mailTo(two.get(1), request)).containsExactly(NoticeKind.ADDED_DIRECTLY);
    }

    @Test
    void peopleWhoAreFoundSwitchedOffOrOfAnotherDomainAreTriedApart() {
        String colleague = litware.people(1).get(0);
        String gone = litware.switchedOffPerson();
        String stranger = InvitationScenario.somebodyAt("litware.com");
        String elsewhere = InvitationScenario.somebodyAt("contoso.com");

        RequestId request = added(List.of(gone, colleague, stranger, elsewhere));

        assertThat(sam.people(request))
                .extracting(AdditionPerson::outcome)
                .containsExactly(INVITED, ADDED, INVITED, INVITED);
        assertThat(sam.people(request))
                .extracting(person -> person.rule().orElse(""))
                .containsExactly("PersonNotActive", "", "PersonNotFound", "OtherDomain");
        assertThat(sam.people(request).get(1).query()).isPresent();
    }

    private RequestId added(List<String> people) {
        RequestId request = sam.adds(SAM, PROJECT, people);
        sam.run(request, "VerifyPrivilege", "LookUpPeople", "AddPeople", "InvitePeople");
        return request;
    }

    private NewGuest asGuestOfOlivia(String mail) {
        return new NewGuest(
                EmailAddress.parse(mail).orElseThrow(),
                mail,
                Optional.empty(),
                Optional.empty(),
                sam.user(OLIVIA).id());
    }

    private long events(RequestId request, String action, String place, UserId user) {
        return jdbc.sql("SELECT count(*) FROM audit_event WHERE request_id = :request AND action = :action AND " + place
                        + " = :user")
                .param("request", request.value())
                .param("action", action)
                .param("user", user.toString())
                .query(Long.class)
                .single();
    }
}
