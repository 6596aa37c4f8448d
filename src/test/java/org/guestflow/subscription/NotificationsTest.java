package org.guestflow.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.guestflow.support.InvitationScenario.somebodyAt;
import static org.guestflow.support.InvitationScenario.toGroup;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.guestflow.audit.AuditEvent;
import org.guestflow.audit.AuditTrail;
import org.guestflow.directory.DirectoryRole;
import org.guestflow.directory.NewMember;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.invitation.Invitations;
import org.guestflow.outbound.GuardedPosts;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.InvitationScenario;
import org.guestflow.support.RestCaller;
import org.guestflow.support.WebhookReceiver;
import org.guestflow.support.WebhookReceiver.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What subscribers are told of changes, and when they are told nothing. Attempts are tenths of a second apart. */
@ApplicationTest
class NotificationsTest {

    private static final String OLIVIA = "olivia@woodgrove.com";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Subscriptions subscriptions;

    @Autowired
    private Users users;

    @Autowired
    private AuditTrail audit;

    @Autowired
    private JdbcClient database;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private Clock clock;

    private WebhookReceiver receiver;
    private InvitationScenario scenario;

    @BeforeEach
    void aReceiver() {
        // Other tests of the same application subscribe as well.
        database.sql("DELETE FROM subscription").update();
        receiver = WebhookReceiver.start();
        scenario = new InvitationScenario(context);
    }

    @AfterEach
    void nobodyIsSubscribed() {
        database.sql("DELETE FROM subscription").update();
        receiver.close();
    }

    @Test
    void anInviterIsToldHowItGoesWithAnInvitation() throws RuleViolation {
        subscribe(user(OLIVIA), "/invitations", "created,updated,deleted");
        String guest = somebodyAt("litware.com");

        RequestId invitation = oliviaInvites(guest);
        awaitChanges(invitation, "created", "updated");
        int before = receiver.about(invitation).size();
        context.getBean(Invitations.class).redeem(scenario.link(invitation));

        await().atMost(PATIENCE).until(() -> receiver.about(invitation).size() > before);
        assertThat(receiver.changesOf(invitation).get(0)).isEqualTo("created");
        assertThat(receiver.messages())
                .allSatisfy(message -> assertThat(message.body())
                        .doesNotContain("@litware.com")
                        .doesNotContain(guest));
    }

    @Test
    void whoeverWatchesOneInvitationIsToldOfThatOneOnly() {
        RequestId watched = oliviaInvites(somebodyAt("litware.com"));
        RequestId other = oliviaInvites(somebodyAt("litware.com"));
        subscribe(user(OLIVIA), "/invitations/" + watched, "updated");

        revoke(other);
        revoke(watched);

        awaitChanges(watched, "updated");
        assertThat(receiver.about(other)).isEmpty();
    }

    @Test
    void anAdministratorIsToldOfUsersWhoComeAndGo() {
        subscribe(ada(), "/users", "created,deleted");
        String guest = somebodyAt("litware.com");
        RequestId invitation = oliviaInvites(guest);
        UUID account = scenario.user(guest).orElseThrow().id().value();

        awaitChanges(account, "created");
        revoke(invitation);

        awaitChanges(account, "created", "deleted");
        assertThat(receiver.about(invitation)).isEmpty();
    }

    @Test
    void aNotificationIsGraphsAndSigned() {
        OpenedSubscription opened = subscribe(ada(), "/users", "updated");
        UUID object = UUID.randomUUID();

        changed(object);

        awaitChanges(object, "updated");
        Map<String, Object> notification = receiver.about(object).get(0);
        assertThat(notification)
                .containsOnlyKeys(
                        "id",
                        "subscriptionId",
                        "subscriptionExpirationDateTime",
                        "clientState",
                        "changeType",
                        "resource",
                        "tenantId",
                        "resourceData")
                .containsEntry("subscriptionId", opened.subscription().id().toString())
                .containsEntry("clientState", "known to us both")
                .containsEntry("resource", "users/" + object)
                .containsEntry(
                        "resourceData",
                        Map.of(
                                "@odata.type",
                                "#microsoft.graph.user",
                                "@odata.id",
                                "users/" + object,
                                "id",
                                object.toString()));
        assertThat(receiver.messages()).allSatisfy(message -> {
            assertThat(message.isSignedWith(opened.signingKey())).isTrue();
            assertThat(message.isSignedWith("whsec_" + "A".repeat(43) + "=")).isFalse();
        });
    }

    @Test
    void nothingOfOthersIsTold() {
        try (WebhookReceiver bens = WebhookReceiver.start()) {
            OpenedSubscription his = subscribe(user("ben@woodgrove.com"), bens, "/invitations", "created,updated");
            subscribe(user(OLIVIA), "/invitations", "created,updated");

            RequestId invitation = oliviaInvites(somebodyAt("litware.com"));

            await().atMost(PATIENCE).until(() -> receiver.changesOf(invitation).contains("created"));
            awaitNothingLeftFor(his);
            assertThat(bens.messages()).isEmpty();
        }
    }

    @Test
    void aReceiverThatWasDownIsToldWhenItIsBack() {
        OpenedSubscription opened = subscribe(ada(), "/users", "updated");
        UUID object = UUID.randomUUID();
        receiver.down();

        changed(object);
        await().atMost(PATIENCE).until(() -> telling(opened).lastError().isPresent());
        receiver.up();

        awaitChanges(object, "updated");
        awaitNothingLeftFor(opened);
        assertThat(telling(opened).lastError()).isEmpty();
        assertThat(telling(opened).lastDeliveredAt()).isPresent();
    }

    @Test
    void aRepetitionIsTheSameMessageAndWhatHappensMeanwhileComesAfterIt() {
        OpenedSubscription opened = subscribe(ada(), "/users", "updated");
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        receiver.answers(503);
        changed(first);
        await().atMost(PATIENCE).until(() -> receiver.messages().size() > 1);

        changed(second);
        receiver.answers(200);

        await().atMost(PATIENCE).until(() -> !receiver.about(second).isEmpty());
        assertThat(receiver.messages().stream()
                        .filter(message -> message.body().contains(first.toString()))
                        .map(Message::id))
                .hasSizeGreaterThan(1)
                .containsOnly(receiver.messages().get(0).id());
        assertThat(receiver.about(second)).hasSize(1);
        assertThat(receiver.messages()).allMatch(message -> message.isSignedWith(opened.signingKey()));
    }

    @Test
    void whatHappensInOneTransactionIsToldInOneMessage() {
        subscribe(ada(), "/users", "updated");
        List<UUID> objects = Stream.generate(UUID::randomUUID).limit(20).toList();

        new TransactionTemplate(transactions)
                .executeWithoutResult(status -> objects.forEach(object -> {
                    record(object);
                    record(object);
                }));

        await().atMost(PATIENCE)
                .until(() -> objects.stream()
                        .noneMatch(object -> receiver.about(object).isEmpty()));
        assertThat(objects)
                .allSatisfy(object -> assertThat(receiver.about(object)).hasSize(1));
        assertThat(receiver.messages().stream()
                        .filter(message ->
                                message.body().contains(objects.get(0).toString()))
                        .toList())
                .singleElement()
                .satisfies(message -> assertThat(message.notifications()).hasSizeGreaterThanOrEqualTo(20));
    }

    @Test
    void whatIsRecordedTogetherIsToldToEachWhoIsInterestedInIt() {
        UUID watched = member().id().value();
        UUID other = UUID.randomUUID();
        WebhookReceiver ofOne = WebhookReceiver.start();
        try {
            subscribe(ada(), "/users", "created,updated");
            subscribe(ada(), ofOne, "/users/" + watched, "updated");

            new TransactionTemplate(transactions)
                    .executeWithoutResult(status -> audit.recordTogether(List.of(
                            event("Add user", "User", watched),
                            event("Update user", "User", watched),
                            event("Update user", "User", watched),
                            event("Delete user", "User", other),
                            event("Update user", "User", other),
                            event("Update group", "Group", UUID.randomUUID()))));

            awaitChanges(watched, "created", "updated");
            awaitChanges(other, "updated");
            await().atMost(PATIENCE).until(() -> !ofOne.about(watched).isEmpty());
            assertThat(ofOne.changesOf(watched)).containsExactly("updated");
            assertThat(ofOne.about(other)).isEmpty();
        } finally {
            ofOne.close();
        }
    }

    private static AuditEvent event(String action, String type, UUID object) {
        return new AuditEvent(AuditEvent.SYSTEM, action, type, object.toString(), null, Map.of(), Map.of());
    }

    @Test
    void nothingIsToldOfWhatWasRolledBack() {
        subscribe(ada(), "/users", "updated");
        UUID never = UUID.randomUUID();
        UUID after = UUID.randomUUID();

        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            record(never);
            status.setRollbackOnly();
        });
        changed(after);

        awaitChanges(after, "updated");
        assertThat(receiver.about(never)).isEmpty();
    }

    @Test
    void nothingIsToldAfterTheEnd() {
        OpenedSubscription opened = subscribe(ada(), "/users", "updated");
        int before = withAChangeUnderWay(opened);

        database.sql("UPDATE subscription SET expires_at = now() - interval '1 second'")
                .update();
        receiver.answers(200);
        changed(UUID.randomUUID());

        awaitNoTaskFor(opened);
        assertThat(receiver.messages().size()).isLessThanOrEqualTo(before + 1);
        int then = receiver.messages().size();
        subscriptions.removeExpired();
        assertThat(database.sql("SELECT count(*) FROM subscription")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(actionsOn(opened)).containsExactly("Create subscription", "Delete subscription");
        assertThat(receiver.messages()).hasSize(then);
    }

    @Test
    void nothingIsToldAfterItIsDeleted() throws RuleViolation {
        OpenedSubscription opened = subscribe(ada(), "/users", "updated");
        withAChangeUnderWay(opened);

        subscriptions.delete(opened.subscription().id(), ada());
        int before = receiver.messages().size();
        receiver.answers(200);
        UUID object = UUID.randomUUID();
        changed(object);

        awaitNoTaskFor(opened);
        assertThat(receiver.messages().size()).isLessThanOrEqualTo(before + 1);
        assertThat(receiver.about(object)).isEmpty();
    }

    @Test
    void whoIsNoAdministratorAnyMoreIsToldNothingOfUsers() {
        User chief = member();
        users.assignRole(chief.id(), DirectoryRole.ADMINISTRATOR, ada().id());
        OpenedSubscription opened = subscribe(users.find(chief.id()).orElseThrow(), "/users", "updated");
        changed(UUID.randomUUID());
        await().atMost(PATIENCE).until(() -> !receiver.messages().isEmpty());
        awaitNothingLeftFor(opened);

        users.withdrawRole(chief.id(), DirectoryRole.ADMINISTRATOR, ada().id());
        UUID object = UUID.randomUUID();
        changed(object);

        awaitNothingLeftFor(opened);
        assertThat(receiver.about(object)).isEmpty();
        assertThat(receiver.about(chief.id())).isEmpty();
    }

    @Test
    void whoIsBlockedIsToldNothingAndWhoIsRemovedHasNoSubscription() {
        User chief = member();
        users.assignRole(chief.id(), DirectoryRole.ADMINISTRATOR, ada().id());
        OpenedSubscription opened = subscribe(users.find(chief.id()).orElseThrow(), "/users", "updated");
        database.sql("UPDATE directory_user SET account_enabled = false WHERE id = :id")
                .param("id", chief.id().value())
                .update();
        UUID object = UUID.randomUUID();

        changed(object);

        awaitNothingLeftFor(opened);
        assertThat(receiver.messages()).isEmpty();
        database.sql("DELETE FROM directory_user WHERE id = :id")
                .param("id", chief.id().value())
                .update();
        assertThat(database.sql("SELECT count(*) FROM subscription")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void whatNobodyTakesIsGivenUpAndThatIsShown() {
        OpenedSubscription opened = subscribe(ada(), "/users", "updated");
        withAChangeUnderWay(opened);

        database.sql("UPDATE subscription_change SET occurred_at = now() - interval '5 hours'")
                .update();

        await().atMost(PATIENCE).until(() -> telling(opened).dropped() > 0);
        awaitNothingLeftFor(opened);
        assertThat(telling(opened).lastError()).contains("The receiver answered with status 503.");
        assertThat(actionsOn(opened)).containsExactly("Create subscription", "Give up notifications");

        receiver.answers(200);
        UUID object = UUID.randomUUID();
        changed(object);
        await().atMost(PATIENCE).until(() -> !receiver.about(object).isEmpty());
    }

    @Test
    void aReceiverThatSaysItIsGoneIsNotCalledAgain() {
        OpenedSubscription opened = subscribe(ada(), "/users", "updated");
        receiver.answers(410);

        changed(UUID.randomUUID());

        await().atMost(PATIENCE)
                .until(() -> actionsOn(opened).equals(List.of("Create subscription", "Delete subscription")));
    }

    @Test
    void redirectsAreNotFollowed() {
        OpenedSubscription opened = subscribe(ada(), "/users", "updated");
        try (WebhookReceiver elsewhere = WebhookReceiver.start()) {
            receiver.onNotification(exchange -> {
                exchange.getResponseHeaders().set("Location", elsewhere.url());
                WebhookReceiver.say(exchange, 307, "text/plain", "");
            });

            changed(UUID.randomUUID());

            await().atMost(PATIENCE).until(() -> telling(opened).lastError().isPresent());
            assertThat(elsewhere.messages()).isEmpty();
        }
    }

    @Test
    void receiversThatHangHoldUpNobodyElse() {
        CountDownLatch end = new CountDownLatch(1);
        try (WebhookReceiver hanging = WebhookReceiver.start()) {
            hanging.onNotification(exchange -> waitFor(end));
            for (int number = 0; number < 12; number++) {
                subscribe(ada(), hanging, "/users", "updated");
            }
            subscribe(user(OLIVIA), "/invitations", "created");
            changed(UUID.randomUUID());
            await().atMost(PATIENCE).until(() -> hanging.messages().size() >= 3);

            RequestId invitation = oliviaInvites(somebodyAt("litware.com"));

            awaitChanges(invitation, "created");
            assertThat(end.getCount()).isEqualTo(1);
        } finally {
            end.countDown();
        }
    }

    @Test
    void twoNodesTellEachChangeOnce() {
        List<OpenedSubscription> several = new ArrayList<>();
        for (int number = 0; number < 5; number++) {
            several.add(subscribe(ada(), "/users", "updated"));
        }
        Scheduler otherNode = otherNode();
        otherNode.start();
        try {
            Set<UUID> objects = new HashSet<>();
            for (int number = 0; number < 60; number++) {
                UUID object = UUID.randomUUID();
                objects.add(object);
                changed(object);
            }

            several.forEach(this::awaitNothingLeftFor);
            assertThat(objects)
                    .allSatisfy(object -> assertThat(receiver.about(object))
                            .extracting(notification -> notification.get("subscriptionId"))
                            .hasSize(5)
                            .doesNotHaveDuplicates());
            assertThat(receiver.messages()).extracting(Message::id).doesNotHaveDuplicates();
        } finally {
            otherNode.stop();
        }
    }

    @Test
    void whatANodeWasTellingWhenItDiedIsToldWhenTheLeaseIsOver() {
        OpenedSubscription opened = subscribe(ada(), "/users", "updated");
        UUID object = UUID.randomUUID();

        // The node that dies has the claim and its task, and neither tells nor answers.
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            record(object);
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void beforeCommit(boolean readOnly) {
                    assertThat(context.getBean(NotificationBook.class).claim(taskOf(opened, object)))
                            .isPresent();
                }
            });
        });

        awaitChanges(object, "updated");
        awaitNoTaskFor(opened);
        assertThat(receiver.about(object)).hasSize(1);
        assertThat(database.sql("SELECT attempts FROM subscription")
                        .query(Long.class)
                        .single())
                .isGreaterThanOrEqualTo(2);
    }

    @Test
    void aTaskLeavesItsChangeToTheOneThatIsAtIt() {
        OpenedSubscription opened = subscribe(ada(), "/users", "updated");
        database.sql("UPDATE subscription SET carrier = 'another', leased_until = now() + interval '1 minute'")
                .update();
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();

        changed(first);
        awaitNoTaskFor(opened);
        assertThat(receiver.messages()).isEmpty();

        database.sql("UPDATE subscription SET leased_until = now()").update();
        changed(second);
        awaitChanges(first, "updated");
        awaitChanges(second, "updated");
    }

    private DeliveryTask taskOf(OpenedSubscription opened, UUID object) {
        UUID subscription = opened.subscription().id();
        return new DeliveryTask(
                subscription,
                database.sql("SELECT id FROM subscription_change WHERE subscription_id = :id AND object_id = :object")
                        .param("id", subscription)
                        .param("object", object)
                        .query(UUID.class)
                        .single());
    }

    private Scheduler otherNode() {
        NotificationSender sender = new NotificationSender(
                context.getBean(NotificationBook.class),
                context.getBean(Audience.class),
                context.getBean(NotificationBody.class),
                context.getBean(GuardedPosts.class),
                context.getBean(WebhookSettings.class),
                clock);
        Task<Void> task = Tasks.custom(DeliverySchedule.TELL).execute((execution, node) -> {
            Optional<Duration> wait = sender.tell(DeliveryTask.parse(execution.getId()));
            return (done, operations) -> {
                if (wait.isPresent()) {
                    operations.reschedule(done, clock.instant().plus(wait.get()));
                } else {
                    operations.remove();
                }
            };
        });
        return Scheduler.create(context.getBean(DataSource.class), task)
                .threads(5)
                .pollingInterval(Duration.ofMillis(20))
                .enablePriority()
                .build();
    }

    /** Makes a change that the receiver does not take, and waits until it has been tried; gives how many messages came so far. */
    private int withAChangeUnderWay(OpenedSubscription opened) {
        receiver.answers(503);
        changed(UUID.randomUUID());
        await().atMost(PATIENCE).until(() -> telling(opened).lastError().isPresent());
        return receiver.messages().size();
    }

    private void changed(UUID object) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> record(object));
    }

    private void record(UUID object) {
        audit.record(
                new AuditEvent(AuditEvent.SYSTEM, "Update user", "User", object.toString(), null, Map.of(), Map.of()));
    }

    private RequestId oliviaInvites(String guest) {
        return RequestId.parse(RestCaller.as(port, OLIVIA)
                .start("invitation", toGroup(guest, "project-atlas"))
                .path("businessKey"));
    }

    private void revoke(RequestId invitation) {
        RestCaller.as(port, OLIVIA)
                .graphPost("/invitations/" + invitation + "/revoke")
                .then()
                .statusCode(204);
    }

    private OpenedSubscription subscribe(User owner, String resource, String changes) {
        return subscribe(owner, receiver, resource, changes);
    }

    private OpenedSubscription subscribe(User owner, WebhookReceiver at, String resource, String changes) {
        try {
            return subscriptions.create(
                    owner,
                    new NewSubscription(
                            Optional.of(resource),
                            Optional.of(changes),
                            Optional.of(at.url()),
                            Optional.of("known to us both"),
                            Optional.of(
                                    clock.instant().plus(Duration.ofHours(1)).toString())));
        } catch (RuleViolation e) {
            throw new AssertionError(e);
        }
    }

    private void awaitChanges(Object id, String... changes) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(receiver.changesOf(id)).contains((Object[]) changes));
    }

    /** Everything that there was to tell has been told, or dropped. */
    private void awaitNothingLeftFor(OpenedSubscription opened) {
        await().atMost(PATIENCE)
                .until(() -> database.sql("SELECT count(*) FROM subscription_change WHERE subscription_id = :id")
                                .param("id", opened.subscription().id())
                                .query(Long.class)
                                .single()
                        == 0);
    }

    private void awaitNoTaskFor(OpenedSubscription opened) {
        await().atMost(PATIENCE)
                .until(() -> database.sql("SELECT count(*) FROM scheduled_tasks WHERE task_instance LIKE :id || '/%'")
                                .param("id", opened.subscription().id().toString())
                                .query(Long.class)
                                .single()
                        == 0);
    }

    private Subscription.Telling telling(OpenedSubscription opened) {
        try {
            return subscriptions.get(opened.subscription().id(), ada()).delivery();
        } catch (RuleViolation e) {
            throw new AssertionError(e);
        }
    }

    private List<String> actionsOn(OpenedSubscription opened) {
        return database.sql("SELECT action FROM audit_event WHERE object_id = :id ORDER BY sequence")
                .param("id", opened.subscription().id().toString())
                .query(String.class)
                .list();
    }

    private User member() {
        EmailAddress mail = EmailAddress.parse("chief-" + UUID.randomUUID() + "@woodgrove.com")
                .orElseThrow();
        return users.addMember(new NewMember(mail, "Chief", Optional.empty()), AuditEvent.SYSTEM);
    }

    private User ada() {
        return user("ada@woodgrove.com");
    }

    private User user(String mail) {
        return users.findByMail(EmailAddress.parse(mail).orElseThrow()).orElseThrow();
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
