package org.guestflow;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.guestflow.support.ApplicationTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** What load balancers and container platforms ask, and what administrators are told besides. */
@ApplicationTest
class HealthTest {

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Test
    void whoeverWatchesANodeIsToldWhetherItLivesAndWhetherItIsReady() {
        for (String group : new String[] {"", "/liveness", "/readiness"}) {
            health(anybody(), group)
                    .statusCode(200)
                    .body("status", equalTo("UP"))
                    .body("components", nullValue());
        }
    }

    @Test
    void anAdministratorIsToldWhatReadinessIsMadeOfAndHowMuchMailWaits() {
        health(ada(), "/readiness")
                .body("components.db.status", equalTo("UP"))
                .body("components.jobExecutor.status", equalTo("UP"))
                .body("components", not(hasKey("mail")));
        health(ada(), "/liveness").body("components", not(hasKey("db")));
        health(ada(), "")
                .body("components.outbox.status", equalTo("UP"))
                .body("components.outbox.details.mailWaiting", greaterThanOrEqualTo(0f))
                .body("components", not(hasKey("mail")));
    }

    @Test
    void aNodeThatIsOnItsWayOutLivesAndIsNotReady() {
        AvailabilityChangeEvent.publish(context, ReadinessState.REFUSING_TRAFFIC);
        try {
            health(anybody(), "/readiness").statusCode(503);
            health(anybody(), "/liveness").statusCode(200);
        } finally {
            AvailabilityChangeEvent.publish(context, ReadinessState.ACCEPTING_TRAFFIC);
        }
        health(anybody(), "/readiness").statusCode(200);
    }

    private ValidatableResponse health(RequestSpecification caller, String group) {
        return caller.get("/actuator/health" + group).then();
    }

    private RequestSpecification anybody() {
        return given().baseUri("http://localhost").port(port);
    }

    private RequestSpecification ada() {
        return anybody().auth().preemptive().basic("ada@woodgrove.com", "demo");
    }
}
