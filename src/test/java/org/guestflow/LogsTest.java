package org.guestflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.guestflow.support.InvitationScenario.somebodyAt;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.guestflow.invitation.InvitationState;
import org.guestflow.shared.RequestId;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.GuestAtPages;
import org.guestflow.support.InvitationScenario;
import org.guestflow.support.MailFor;
import org.guestflow.support.RestCaller;
import org.guestflow.support.StructuredLog;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Structured logs lead from a call to what the engine did for it, and name nobody. */
@ApplicationTest
class LogsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String PROCESS = "org.camunda.bpm.engine.pvm";
    private static final String PAGES = "org.springframework.web.servlet.DispatcherServlet";

    private static final String MODEL = """
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="test">
              <bpmn:process id="says-too-much" isExecutable="true" camunda:historyTimeToLive="P1D">
                <bpmn:startEvent id="Start" />
                <bpmn:sequenceFlow id="Flow" sourceRef="Start" targetRef="Fail" />
                <bpmn:serviceTask id="Fail" camunda:asyncBefore="true" camunda:class="org.guestflow.LogsTest$SaysTooMuch" />
              </bpmn:process>
            </bpmn:definitions>
            """;

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    private final String guest = somebodyAt("litware.com");

    /** A step that quotes an address and a link when it fails. */
    public static final class SaysTooMuch implements JavaDelegate {

        @Override
        public void execute(DelegateExecution execution) {
            String address = (String) execution.getVariable("address");
            throw new IllegalStateException(
                    "Key (lower(mail))=(" + address + ") already exists",
                    new IllegalArgumentException("https://guests.example.org/redeem/s3cret-t0ken?lang=en"));
        }
    }

    @Test
    void anInvitationIsFollowedByIdsAndNamesNobody() {
        String name = "Nora " + UUID.randomUUID();
        String call = UUID.randomUUID().toString();
        String token;
        RequestId request;
        String log;
        try (StructuredLog captured = StructuredLog.with(PROCESS, PAGES, "org.guestflow")) {
            request = RequestId.parse(RestCaller.as(port, "olivia@woodgrove.com")
                    .graphPost(
                            "/invitations",
                            Map.of(
                                    "invitedUserEmailAddress",
                                    guest,
                                    "invitedUserDisplayName",
                                    name,
                                    "target",
                                    Map.of("type", "group", "id", "project-atlas"),
                                    "sendInvitationMessage",
                                    true),
                            call)
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id"));
            token = MailFor.recipient(guest).tokenInMail(1);
            GuestAtPages.with(port, guest, "http://localhost/redeem/" + token).redeems(2);
            assertThat(new InvitationScenario(context).invitation(request).state())
                    .isEqualTo(InvitationState.COMPLETED);

            String businessKey = request.toString();
            assertThat(captured.lines())
                    .anySatisfy(
                            line -> assertThat(text(line, "client-request-id")).isEqualTo(call))
                    .anySatisfy(line -> {
                        assertThat(text(line, "businessKey")).isEqualTo(businessKey);
                        assertThat(text(line, "processInstanceId")).isNotEmpty();
                        assertThat(text(line, "activityId")).isNotEmpty();
                    });
            log = captured.text();
        }

        assertThat(log).contains("/redeem/<token>").doesNotContain(guest, name, token);
    }

    @Test
    void aStepThatFailsIsFoundByItsRequestAndItsExceptionQuotesNobody() {
        Deployment deployment = repository
                .createDeployment()
                .name("says too much")
                .addString("says-too-much.bpmn", MODEL)
                .deploy();
        try (StructuredLog captured = StructuredLog.with()) {
            String businessKey = UUID.randomUUID().toString();
            ProcessInstance instance = runtime.createProcessInstanceByKey("says-too-much")
                    .businessKey(businessKey)
                    .setVariable("address", guest)
                    .execute();

            await().atMost(PATIENCE).until(() -> captured.text().contains("IllegalStateException"));

            assertThat(captured.lines()).anySatisfy(line -> {
                assertThat(text(line, "businessKey")).isEqualTo(businessKey);
                assertThat(text(line, "processInstanceId")).isEqualTo(instance.getId());
                assertThat(line.toString()).contains("IllegalStateException", "SaysTooMuch.execute");
            });
            assertThat(captured.text())
                    .contains("(<address>) already exists", "/redeem/<token>?lang=en")
                    .doesNotContain(guest, "s3cret-t0ken");
        } finally {
            repository.deleteDeployment(deployment.getId(), true, true, true);
        }
    }

    @Test
    void whatOnlyLooksLikeAnAddressIsLeft() {
        assertThat(ImpersonalLog.withoutPeople("java.lang.Object@1b6d3586 at /v1.0/users and 5 @ home"))
                .isEqualTo("java.lang.Object@1b6d3586 at /v1.0/users and 5 @ home");
        assertThat(ImpersonalLog.withoutPeople("<jörg.o'neil+x@bücher.example>, \"a b\"@c.example"))
                .doesNotContain("bücher", "c.example");
    }

    private static String text(JsonNode line, String member) {
        return line.path(member).asText();
    }
}
