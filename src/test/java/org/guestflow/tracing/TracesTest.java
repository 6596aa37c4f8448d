package org.guestflow.tracing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.guestflow.support.InvitationScenario.somebodyAt;

import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.repository.Deployment;
import org.guestflow.demo.TestLitware;
import org.guestflow.invitation.InvitationState;
import org.guestflow.shared.RequestId;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.GuestAtPages;
import org.guestflow.support.InvitationScenario;
import org.guestflow.support.MailFor;
import org.guestflow.support.RestCaller;
import org.guestflow.support.StructuredLog;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.actuate.observability.AutoConfigureObservability;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Where traces are switched on, one of them tells all that a call has set in motion, and names nobody. */
@ApplicationTest
@AutoConfigureObservability
@DirtiesContext
class TracesTest {

    private static final String OLIVIA = "olivia@woodgrove.com";
    private static final String SAM = "sam@litware.com";
    private static final TraceCollector COLLECTOR = TraceCollector.start();

    private static final String MODEL = """
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="test">
              <bpmn:process id="quotes-somebody" isExecutable="true" camunda:historyTimeToLive="P1D">
                <bpmn:startEvent id="Start" />
                <bpmn:sequenceFlow id="Flow" sourceRef="Start" targetRef="Fail" />
                <bpmn:serviceTask id="Fail" camunda:asyncBefore="true" camunda:class="org.guestflow.tracing.TracesTest$QuotesSomebody" />
              </bpmn:process>
            </bpmn:definitions>
            """;

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private InMemorySpanExporter exported;

    @Autowired
    private JdbcClient database;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private JdbcTraceParents parents;

    @Autowired
    private Clock clock;

    private final String guest = somebodyAt("litware.com");
    private final String trace = UUID.randomUUID().toString().replace("-", "");
    private final String caller = trace.substring(16);
    private InvitationScenario scenario;
    private Spans spans;

    @DynamicPropertySource
    static void switchedOn(DynamicPropertyRegistry settings) {
        settings.add("management.tracing.enabled", () -> true);
        settings.add("management.tracing.sampling.probability", () -> 1);
        settings.add("management.tracing.opentelemetry.export.schedule-delay", () -> "100ms");
        settings.add("management.otlp.tracing.endpoint", COLLECTOR::endpoint);
    }

    /** Reads what the exporters get, besides the one that sends it to the collector. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Exported {

        @Bean
        InMemorySpanExporter inMemorySpanExporter() {
            return InMemorySpanExporter.create();
        }
    }

    /** A step that quotes an address when it fails. */
    public static final class QuotesSomebody implements JavaDelegate {

        @Override
        public void execute(DelegateExecution execution) {
            throw new IllegalStateException(
                    "Key (mail)=(" + execution.getVariable("address") + ") already exists",
                    new IllegalArgumentException("https://guests.example.org/redeem/s3cret-t0ken"));
        }
    }

    @BeforeEach
    void people() {
        scenario = new InvitationScenario(context);
        spans = new Spans(exported);
    }

    @AfterAll
    static void noMore() {
        COLLECTOR.stop();
    }

    @Test
    void anInvitationIsOneTraceFromTheCallOfAProgramToTheGuestWhoIsIn() {
        RequestId request = RequestId.parse(
                invites("board-papers", "01").then().statusCode(201).extract().path("id"));
        decides("priya@woodgrove.com", request);
        decides("ada@woodgrove.com", request);
        String token = MailFor.recipient(guest).tokenInMail(1);
        GuestAtPages.with(port, guest, "http://localhost/redeem/" + token).redeems(2);
        assertThat(scenario.invitation(request).state()).isEqualTo(InvitationState.COMPLETED);

        SpanData call = spans.await(trace, "http post /v1.0/invitations");
        assertThat(call.getParentSpanId()).isEqualTo(caller);
        assertThat(call.getKind()).isEqualTo(SpanKind.SERVER);
        List.of(
                        "invitation RecordRequest",
                        "invitation DecideByPolicy",
                        "approval OpenStage",
                        "approval DecideRequest create",
                        "approval DecideRequest complete",
                        "invitation CreateGuest",
                        "invitation SendInvitation",
                        "redemption SendPasscode",
                        "redemption ActivateGuest",
                        "invitation GrantAccess",
                        "mail approval-requested",
                        "mail invitation",
                        "mail passcode",
                        "mail invitation-redeemed")
                .forEach(name -> spans.await(trace, name));
        assertThat(spans.about(request))
                .filteredOn(span -> span.getKind() != SpanKind.SERVER)
                .allSatisfy(span -> {
                    assertThat(span.getTraceId()).isEqualTo(trace);
                    assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
                });
        assertThat(child("invitation RecordRequest").getParentSpanId()).isEqualTo(call.getSpanId());
        assertThat(child("invitation SendInvitation").getParentSpanId()).isEqualTo(call.getSpanId());
        assertThat(child("invitation SendInvitation").getKind()).isEqualTo(SpanKind.CONSUMER);
        assertThat(child("mail invitation").getParentSpanId())
                .isEqualTo(child("invitation SendInvitation").getSpanId());
        assertThat(Spans.attribute(child("mail invitation"), "guestflow.notice.outcome"))
                .isEqualTo("accepted");
    }

    @Test
    void whoLooksAtTheCallOfAnApproverFindsTheRequestAndItsTrace() {
        RequestId request = RequestId.parse(
                invites("board-papers", "01").then().statusCode(201).extract().path("id"));
        decides("priya@woodgrove.com", request);

        SpanData decision = spans.await(
                span -> span.getTraceId().equals(trace) && span.getName().equals("approval DecideRequest complete"),
                "the decision's span");
        String deciding = decision.getLinks().get(0).getSpanContext().getTraceId();
        SpanData call = spans.await(deciding, "http post /engine-rest");

        assertThat(deciding).isNotEqualTo(trace);
        assertThat(Spans.attribute(call, Work.REQUEST)).isEqualTo(request.toString());
    }

    @Test
    void aRequestWhoseCallIsNotSampledIsInNoTraceLaterEither() {
        RequestId request = RequestId.parse(
                invites("project-atlas", "00").then().statusCode(201).extract().path("id"));
        MailFor.recipient(guest).await(1);

        assertThat(remembered(request)).isEmpty();
        assertThat(spans.about(request)).isEmpty();
    }

    @Test
    void aCallThatIsRefusedSaysByWhichRuleAndLeavesNothing() {
        invites("finance", "01").then().statusCode(400);

        SpanData refused = spans.await(trace, "invitation RecordRequest");
        assertThat(Spans.attribute(refused, "guestflow.refusal")).isEqualTo("SyncedGroup");
        assertThat(refused.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
        assertThat(database.sql("SELECT count(*) FROM trace_parent WHERE traceparent LIKE :trace")
                        .param("trace", "%" + trace + "%")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void theQuestionsToAPartnerAreAPartOfIt() throws Exception {
        String colleague = TestLitware.directory().people(1).get(0);
        String business = RestCaller.as(port, SAM)
                .start(
                        "direct-addition",
                        Map.of(
                                "partner", "litware.com",
                                "users", colleague,
                                "targetType", "group",
                                "targetId", "project-atlas"))
                .then()
                .statusCode(200)
                .extract()
                .path("businessKey");

        SpanData step = spans.await(
                span -> span.getName().equals("direct-addition LookUpPeople")
                        && business.equals(Spans.attribute(span, Work.REQUEST)),
                "the look-up");
        SpanData question = spans.await(step.getTraceId(), "partner lookUp");
        spans.await(step.getTraceId(), "http post /engine-rest");
        spans.await(step.getTraceId(), "mail added-directly");

        assertThat(question.getParentSpanId()).isEqualTo(step.getSpanId());
        assertThat(Spans.attribute(question, "guestflow.partner.outcome")).isEqualTo("answered");
    }

    @Test
    void aStepThatFailsHasAnErrorOfItsKindAndWithoutItsWords() {
        Deployment deployment = repository
                .createDeployment()
                .name("quotes somebody")
                .addString("quotes-somebody.bpmn", MODEL)
                .deploy();
        UUID request = UUID.randomUUID();
        try {
            parents.insert(request, new TraceParent("00-" + trace + "-" + caller + "-01"), clock.instant());
            runtime.startProcessInstanceByKey("quotes-somebody", request.toString(), Map.of("address", guest));

            SpanData failed = spans.await(trace, "quotes-somebody Fail");

            assertThat(failed.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
            assertThat(failed.getStatus().getDescription()).isEmpty();
            assertThat(Spans.attribute(failed, "error.type")).isEqualTo("java.lang.IllegalStateException");
            assertThat(failed.getEvents()).isEmpty();
        } finally {
            repository.deleteDeployment(deployment.getId(), true, true, true);
        }
    }

    @Test
    void nothingThatLeavesTheNodeNamesAnybodyOrHoldsALink() {
        RequestId request = RequestId.parse(
                invites("project-atlas", "01").then().statusCode(201).extract().path("id"));
        String token = MailFor.recipient(guest).tokenInMail(1);
        GuestAtPages.with(port, guest, "http://localhost/redeem/" + token).redeems(2);
        given().port(port)
                .auth()
                .preemptive()
                .basic("ada@woodgrove.com", "demo")
                .get("/v1.0/users/" + guest)
                .then()
                .statusCode(200);
        given().port(port)
                .auth()
                .preemptive()
                .basic("ada@woodgrove.com", "demo")
                .queryParam("$filter", "mail eq '" + guest + "'")
                .get("/v1.0/users")
                .then()
                .statusCode(200);

        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(COLLECTOR.text())
                        .contains(
                                "/redeem/{token}",
                                "mail invitation-redeemed",
                                "/v1.0/users/{name}",
                                request.toString()));

        assertThat(COLLECTOR.types()).containsOnly("application/x-protobuf");
        assertThat(COLLECTOR.text())
                .doesNotContain(
                        guest,
                        guest.substring(0, guest.indexOf('@')),
                        token,
                        "@litware.com",
                        "@woodgrove.com",
                        "s3cret-t0ken");
    }

    @Test
    void linesOfTheLogAreFoundByTheirTrace() {
        try (StructuredLog log = StructuredLog.with("org.camunda.bpm.engine.pvm")) {
            invites("project-atlas", "01").then().statusCode(201);

            assertThat(log.lines()).anySatisfy(line -> {
                assertThat(line.path("traceId").asText()).isEqualTo(trace);
                assertThat(line.path("businessKey").asText()).isNotEmpty();
            });
        }
    }

    @Test
    void whatIsRememberedIsForgottenInTime() {
        UUID old = UUID.randomUUID();
        UUID young = UUID.randomUUID();
        TraceParent parent = new TraceParent("00-" + trace + "-" + caller + "-01");
        parents.insert(old, parent, clock.instant().minus(Duration.ofDays(31)));
        parents.insert(young, parent, clock.instant().minus(Duration.ofDays(29)));

        parents.deleteBefore(clock.instant().minus(Duration.ofDays(30)));

        assertThat(parents.find(old)).isEmpty();
        assertThat(parents.find(young)).contains(parent);
    }

    private Response invites(String group, String flags) {
        return given().port(port)
                .auth()
                .preemptive()
                .basic(OLIVIA, "demo")
                .header("traceparent", "00-" + trace + "-" + caller + "-" + flags)
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "invitedUserEmailAddress",
                        guest,
                        "target",
                        Map.of("type", "group", "id", group),
                        "sendInvitationMessage",
                        true))
                .post("/v1.0/invitations");
    }

    private void decides(String approver, RequestId request) {
        RestCaller.as(port, approver)
                .post(
                        "/task/" + scenario.openTask(request).getId() + "/complete",
                        Map.of("variables", RestCaller.typed(Map.of("decision", "approve", "comment", ""))))
                .then()
                .statusCode(204);
    }

    private SpanData child(String name) {
        return spans.await(trace, name);
    }

    private Optional<TraceParent> remembered(RequestId request) {
        return parents.find(request.value());
    }
}
