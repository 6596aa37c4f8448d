package org.guestflow.metrics;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.guestflow.support.InvitationScenario.somebodyAt;
import static org.guestflow.support.InvitationScenario.toGroup;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.DoublePredicate;
import org.guestflow.demo.TestLitware;
import org.guestflow.directory.AccountBlocks;
import org.guestflow.directory.Users;
import org.guestflow.engine.FailedJobs;
import org.guestflow.invitation.Invitations;
import org.guestflow.partner.LdapConnection;
import org.guestflow.partner.Partner;
import org.guestflow.partner.PartnerPeople;
import org.guestflow.partner.PartnerUnreachable;
import org.guestflow.partner.Partners;
import org.guestflow.shared.DomainName;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.UserId;
import org.guestflow.subscription.NewSubscription;
import org.guestflow.subscription.Subscriptions;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.ClosedPort;
import org.guestflow.support.InvitationScenario;
import org.guestflow.support.WebhookReceiver;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Each metric moves when its event happens, as Prometheus sees it. */
@ApplicationTest
class MetricsTest {

    private static final String OLIVIA = "olivia@woodgrove.com";
    private static final String SAM = "sam@litware.com";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Invitations invitations;

    @Autowired
    private Users users;

    @Autowired
    private JdbcClient database;

    @Autowired
    private CommittedMeters meters;

    @Autowired
    private PlatformTransactionManager transactions;

    private final String guest = somebodyAt("litware.com");
    private InvitationScenario scenario;

    @BeforeEach
    void people() {
        scenario = new InvitationScenario(context);
    }

    @Test
    void onlyAdministratorsReadThem() {
        given().port(port).get("/actuator/prometheus").then().statusCode(401);
        given().port(port)
                .auth()
                .preemptive()
                .basic(OLIVIA, "demo")
                .get("/actuator/prometheus")
                .then()
                .statusCode(403);
    }

    @Test
    void anInvitationIsCountedWhenItIsAskedForAndRedeemed() throws RuleViolation {
        Scrape before = scrape();

        RequestId request = scenario.invites(OLIVIA, toGroup(guest, "project-atlas"));

        awaitMore(before, "guestflow_invitations_requested_total", Map.of());
        awaitOpen(request, "pending_acceptance");
        awaitGuest("pending_acceptance");
        awaitMore(before, "guestflow_mail_attempts_total", Map.of("kind", "invitation", "outcome", "sent"));

        invitations.redeem(scenario.link(request));

        awaitMore(before, "guestflow_invitations_ended_total", Map.of("outcome", "completed"));
        awaitMore(before, "guestflow_redemption_seconds_count", Map.of());
        awaitMore(before, "guestflow_redemption_seconds_bucket", Map.of("le", "600.0"));
        awaitGuest("accepted");
    }

    @Test
    void anInvitationThatIsWithdrawnEndsWithoutARedemption() throws RuleViolation {
        RequestId request = scenario.invites(OLIVIA, toGroup(guest, "project-atlas"));
        Scrape before = scrape();

        revoke(request);

        awaitMore(before, "guestflow_invitations_ended_total", Map.of("outcome", "revoked"));
        assertThat(scrape().sum("guestflow_redemption_seconds_count", Map.of()))
                .isEqualTo(before.sum("guestflow_redemption_seconds_count", Map.of()));
    }

    @Test
    void approversAreTimed() {
        Scrape before = scrape();
        RequestId request = scenario.invites(OLIVIA, toGroup(guest, "board-papers"));
        awaitOpen(request, "awaiting_approval");

        scenario.decides("priya@woodgrove.com", request, "approve", "");
        scenario.decides("ada@woodgrove.com", request, "reject", "not this year");

        awaitMore(before, "guestflow_approval_seconds_count", Map.of("decision", "approve"));
        awaitMore(before, "guestflow_approval_seconds_count", Map.of("decision", "reject"));
        awaitMore(before, "guestflow_approval_seconds_bucket", Map.of("decision", "reject", "le", "600.0"));
        awaitMore(before, "guestflow_invitations_ended_total", Map.of("outcome", "rejected"));
    }

    @Test
    void whatNobodyAnswersIsTimedToo() {
        Scrape before = scrape();
        RequestId request = scenario.invites(OLIVIA, toGroup(guest, "board-papers"));
        awaitOpen(request, "awaiting_approval");

        scenario.runJobAt("TimeToAnswerOver", request);

        awaitMore(before, "guestflow_approval_seconds_count", Map.of("decision", "no_answer"));
    }

    @Test
    void aBlockedGuestIsCountedAsBlocked() throws RuleViolation {
        invitations.redeem(scenario.link(scenario.invites(OLIVIA, toGroup(guest, "project-atlas"))));
        UserId id = scenario.user(guest).orElseThrow().id();
        AccountBlocks blocks = context.getBean(AccountBlocks.class);

        blocks.block(id, "no_sign_in", RequestId.random());

        awaitGuest("blocked");
        blocks.unblock(id, id, RequestId.random());
    }

    @Test
    void aStepThatFailsForGoodIsAnOpenIncidentUntilItIsSeenTo() throws RuleViolation {
        RequestId request = scenario.invites(OLIVIA, toGroup(guest, "project-atlas"));

        context.getBean(FailedJobs.class)
                .fail(scenario.jobAt("InvitationExpired", request).getId(), "tried in vain");

        assertThat(incidents()).isPositive();
        awaitValue("guestflow_incidents_open", Map.of(), open -> open == incidents());
        revoke(request);
        awaitValue("guestflow_incidents_open", Map.of(), open -> open == incidents());
    }

    @Test
    void aJobThatNobodyTakesIsLate() throws RuleViolation {
        RequestId request = scenario.invites(OLIVIA, toGroup(guest, "project-atlas"));
        String job = scenario.jobAt("InvitationExpired", request).getId();

        // Due for an hour, and held by a node that does nothing.
        database.sql("""
                        UPDATE act_ru_job
                        SET duedate_ = localtimestamp - interval '1 hour', lock_owner_ = 'a node that hangs',
                            lock_exp_time_ = localtimestamp + interval '1 hour'
                        WHERE id_ = :job""").param("job", job).update();

        awaitValue("guestflow_jobs_lag_seconds", Map.of(), lag -> lag > 3_000);
        awaitValue("guestflow_jobs_due", Map.of(), due -> due >= 1);
        revoke(request);
        awaitValue("guestflow_jobs_lag_seconds", Map.of(), lag -> lag < 3_000);
    }

    @Test
    void mailThatIsToBeTriedAgainWaits() {
        Scheduler scheduler = context.getBean(Scheduler.class);
        TaskInstance<Void> again = TaskDescriptor.of("send-mail")
                .instance(UUID.randomUUID() + "/0")
                .build();
        Scrape before = scrape();

        scheduler.schedule(again, context.getBean(Clock.class).instant().plus(Duration.ofHours(1)));

        awaitMore(before, "guestflow_outbox_waiting", Map.of("kind", "mail"));
        scheduler.cancel(again);
        awaitValue(
                "guestflow_outbox_waiting",
                Map.of("kind", "mail"),
                waiting -> waiting <= before.sum("guestflow_outbox_waiting", Map.of("kind", "mail")));
    }

    @Test
    void mailThatShouldHaveGoneOutIsLate() {
        Scheduler scheduler = context.getBean(Scheduler.class);
        TaskInstance<Void> late = TaskDescriptor.of("send-mail")
                .instance(UUID.randomUUID() + "/0")
                .build();
        Clock clock = context.getBean(Clock.class);
        TransactionTemplate uncommitted = new TransactionTemplate(transactions);

        // Written as due an hour ago, and still held by who writes it: no scheduler takes it meanwhile.
        double lag = uncommitted.execute(status -> {
            scheduler.schedule(late, clock.instant().minus(Duration.ofHours(1)));
            status.setRollbackOnly();
            return context.getBean(JdbcFigures.class).waiting().get(new Figure("guestflow.outbox.lag", "kind", "mail"));
        });

        assertThat(lag).isGreaterThan(3_000);
    }

    @Test
    void partnersAreAskedAndPeopleAddedDirectly() throws Exception {
        Scrape before = scrape();

        RequestId request = scenario.starts(
                SAM,
                "direct-addition",
                Map.of(
                        "partner",
                        "litware.com",
                        "users",
                        TestLitware.directory().people(1).get(0) + "," + somebodyAt("litware.com"),
                        "targetType",
                        "group",
                        "targetId",
                        "project-atlas"));

        assertThat(request).isNotNull();
        awaitMore(before, "guestflow_direct_additions_requested_total", Map.of());
        awaitMore(before, "guestflow_direct_additions_people_total", Map.of("outcome", "added"));
        awaitMore(before, "guestflow_direct_additions_people_total", Map.of("outcome", "invited"));
        for (String question : List.of("privilege", "lookUp")) {
            Map<String, String> asked = Map.of("partner", "Litware", "question", question, "outcome", "answered");
            awaitValue("guestflow_partner_questions_seconds_count", asked, count -> count >= 1);
        }
    }

    @Test
    void aPartnerThatDoesNotAnswerIsCountedApart() throws RuleViolation {
        Partner litware = context.getBean(Partners.class)
                .find(DomainName.parse("litware.com").orElseThrow())
                .orElseThrow();
        LdapConnection here = (LdapConnection) litware.connection().orElseThrow();
        Map<String, String> unreachable =
                Map.of("partner", "Litware", "question", "privilege", "outcome", "unreachable");

        try (ClosedPort port = new ClosedPort()) {
            LdapConnection gone = new LdapConnection(
                    URI.create("ldap://127.0.0.1:" + port.number()),
                    here.startTls(),
                    here.baseDn(),
                    here.bindDn(),
                    here.passwordReference(),
                    here.enumerationGroupDn());
            assertThatThrownBy(() -> context.getBean(PartnerPeople.class)
                            .privilegeOf(litware.withConnection(gone), users.caller(SAM)))
                    .isInstanceOf(PartnerUnreachable.class);
        }

        awaitValue("guestflow_partner_questions_seconds_count", unreachable, count -> count >= 1);
    }

    @Test
    void webhooksAreCountedByWhatCameOfThem() throws RuleViolation {
        try (WebhookReceiver receiver = WebhookReceiver.start()) {
            context.getBean(Subscriptions.class)
                    .create(
                            users.caller(OLIVIA),
                            new NewSubscription(
                                    Optional.of("/invitations"),
                                    Optional.of("created"),
                                    Optional.of(receiver.url()),
                                    Optional.empty(),
                                    Optional.of(context.getBean(Clock.class)
                                            .instant()
                                            .plus(Duration.ofHours(1))
                                            .toString())));
            Scrape before = scrape();

            scenario.invites(OLIVIA, toGroup(guest, "project-atlas"));
            awaitMore(before, "guestflow_webhooks_attempts_total", Map.of("outcome", "told"));

            receiver.answers(500);
            scenario.invites(OLIVIA, toGroup(somebodyAt("litware.com"), "project-atlas"));
            awaitMore(before, "guestflow_webhooks_attempts_total", Map.of("outcome", "tried"));
        } finally {
            database.sql("DELETE FROM subscription").update();
        }
    }

    @Test
    void whatIsRolledBackHasNotHappened() {
        TransactionTemplate transaction = new TransactionTemplate(transactions);
        TransactionTemplate savepoint = new TransactionTemplate(transactions);
        savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        String name = "test.of.rolled.back";
        meters.announceCounter(name);

        transaction.executeWithoutResult(status -> {
            meters.count(name);
            status.setRollbackOnly();
        });
        assertThat(scrape().sum("test_of_rolled_back_total", Map.of())).isZero();

        transaction.executeWithoutResult(status -> {
            meters.count(name);
            savepoint.executeWithoutResult(inner -> {
                meters.count(name);
                inner.setRollbackOnly();
            });
        });
        assertThat(scrape().sum("test_of_rolled_back_total", Map.of())).isEqualTo(1);
    }

    private void revoke(RequestId request) throws RuleViolation {
        invitations.revoke(request, users.caller(OLIVIA));
    }

    private Scrape scrape() {
        return Scrape.of(port);
    }

    /**
     * What is open now is compared with what the database holds: invitations of other tests may end meanwhile, so that more than before is not to be had.
     */
    private void awaitOpen(RequestId request, String state) {
        await("the invitation is " + state)
                .atMost(PATIENCE)
                .until(() -> count("SELECT count(*) FROM invitation WHERE state = ? AND id = ?", state, request.value())
                        == 1);
        awaitValue(
                "guestflow_invitations_open",
                Map.of("state", state),
                open -> open == count("SELECT count(*) FROM invitation WHERE state = ?", state));
    }

    private void awaitGuest(String state) {
        awaitValue("guestflow_guests", Map.of("state", state), guests -> guests > 0 && guests == count("""
                                SELECT count(*) FROM directory_user
                                WHERE external_user_state IS NOT NULL AND ? = CASE WHEN account_enabled THEN external_user_state ELSE 'blocked' END
                                """, state));
    }

    private long incidents() {
        return count("SELECT count(*) FROM act_ru_incident");
    }

    private long count(String query, Object... values) {
        return database.sql(query).params(values).query(Long.class).single();
    }

    private void awaitMore(Scrape before, String metric, Map<String, String> labels) {
        double was = before.sum(metric, labels);
        awaitValue(metric, labels, value -> value > was);
    }

    private void awaitValue(String metric, Map<String, String> labels, DoublePredicate expected) {
        await(metric + " " + labels)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptionsInstanceOf(AssertionError.class)
                .until(() -> expected.test(scrape().sum(metric, labels)));
    }
}
