package org.guestflow.overload.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.RestCaller;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** As many people as a node serves at once have sent half a form each, and take their time. */
@ApplicationTest
class OverloadTest {

    private static final String OLIVIA = "olivia@woodgrove.com";
    private static final String HALF_A_FORM = """
            POST /sign-in HTTP/1.1
            Host: localhost
            Content-Type: application/x-www-form-urlencoded
            Content-Length: 200

            username=""";

    @LocalServerPort
    private int port;

    @Autowired
    private OverloadSettings settings;

    private final List<Socket> slow = new ArrayList<>();

    @BeforeEach
    void everyPlaceIsTaken() throws IOException {
        assertThat(call().statusCode()).isEqualTo(200);
        for (int number = 0; number < settings.atOnce(); number++) {
            takeAPlace();
        }
        await().until(this::isAnybodyTurnedAway);
    }

    /** A call that has just been answered may still have held a place, so that one of the slow ones was turned away. */
    private boolean isAnybodyTurnedAway() throws IOException {
        boolean away = call().statusCode() == 503;
        if (!away) {
            takeAPlace();
        }
        return away;
    }

    private void takeAPlace() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        slow.add(socket);
        socket.getOutputStream().write(HALF_A_FORM.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    @AfterEach
    void theyGo() throws IOException {
        for (Socket socket : slow) {
            socket.close();
        }
        await().until(() -> call().statusCode() == 200);
    }

    @Test
    void aProgramIsToldWhenToComeAgain() {
        call().then().statusCode(503).header("Retry-After", "2").body("error.code", equalTo("ServiceUnavailable"));
    }

    @Test
    void aPersonReadsWhatToDo() {
        given().port(port)
                .accept("text/html")
                .get("/")
                .then()
                .statusCode(503)
                .header("Retry-After", "2")
                .contentType("text/html;charset=UTF-8")
                .body(containsString("Wait a few seconds"));
    }

    @Test
    void aProgramGetsNoPageWhateverItAccepts() {
        given().port(port)
                .auth()
                .preemptive()
                .basic(OLIVIA, "demo")
                .accept("text/html, image/gif, */*; q=.2")
                .get("/v1.0/me")
                .then()
                .statusCode(503)
                .body("error.code", equalTo("ServiceUnavailable"));
    }

    @Test
    void theNodeIsNotTakenForIll() {
        given().port(port).get("/actuator/health").then().statusCode(200);
    }

    @Test
    void whoeverComesLaterIsServed() throws IOException {
        slow.remove(0).close();

        await().untilAsserted(() -> assertThat(call().statusCode()).isEqualTo(200));
    }

    private Response call() {
        return RestCaller.as(port, OLIVIA).graphGet("/me");
    }
}
