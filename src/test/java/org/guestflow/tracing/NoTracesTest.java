package org.guestflow.tracing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.guestflow.support.InvitationScenario.somebodyAt;

import io.opentelemetry.api.trace.Tracer;
import io.restassured.http.ContentType;
import java.util.Map;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.delegate.DefaultDelegateInterceptor;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.MailFor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Unless they are switched on no traces are made, whatever a caller asks for. */
@ApplicationTest
class NoTracesTest {

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient database;

    @Autowired
    private ProcessEngineConfigurationImpl engine;

    @Test
    void nothingIsMadeAndNothingIsWritten() {
        String guest = somebodyAt("litware.com");

        given().port(port)
                .auth()
                .preemptive()
                .basic("olivia@woodgrove.com", "demo")
                .header("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "invitedUserEmailAddress",
                        guest,
                        "target",
                        Map.of("type", "group", "id", "project-atlas"),
                        "sendInvitationMessage",
                        true))
                .post("/v1.0/invitations")
                .then()
                .statusCode(201);
        MailFor.recipient(guest).await(1);

        assertThat(database.sql("SELECT count(*) FROM trace_parent")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(context.getBeanNamesForType(Tracer.class)).isEmpty();
        assertThat(context.getBeanNamesForType(io.micrometer.tracing.Tracer.class))
                .isEmpty();
        assertThat(context.getBean(Traces.class).areMade()).isFalse();
    }

    @Test
    void theEngineIsLeftAsItIs() {
        assertThat(engine.getDelegateInterceptor()).isExactlyInstanceOf(DefaultDelegateInterceptor.class);
    }
}
