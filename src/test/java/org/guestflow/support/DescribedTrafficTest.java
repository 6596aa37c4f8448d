package org.guestflow.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Tests fail where the API answers otherwise than it is described, whatever they look at themselves. */
@ApplicationTest
class DescribedTrafficTest {

    @LocalServerPort
    private int port;

    @Test
    void whatIsDescribedPasses() {
        assertThatCode(() -> me(description())).doesNotThrowAnyException();
    }

    @Test
    void everyCallOfEveryTestIsLookedAt() {
        assertThat(RestAssured.filters())
                .hasOnlyElementsOfType(DescribedTraffic.class)
                .hasSize(1);
    }

    @Test
    void aPropertyThatIsNotDescribedFails() {
        JsonNode spoilt = description();
        object(spoilt, "/components/schemas/User/properties").remove("mail");

        assertThatThrownBy(() -> me(spoilt)).isInstanceOf(AssertionError.class).hasMessageContaining("'mail'");
    }

    @Test
    void aValueOfAnotherTypeFails() {
        JsonNode spoilt = description();
        object(spoilt, "/components/schemas/User/properties/accountEnabled").put("type", "string");

        assertThatThrownBy(() -> me(spoilt)).isInstanceOf(AssertionError.class).hasMessageContaining("accountEnabled");
    }

    @Test
    void aStatusThatIsNotDescribedFails() {
        JsonNode spoilt = description();
        object(spoilt, "/paths/~1v1.0~1me/get/responses").remove("200");

        assertThatThrownBy(() -> me(spoilt)).isInstanceOf(AssertionError.class).hasMessageContaining("the status 200");
    }

    @Test
    void anOperationThatIsNotDescribedFails() {
        JsonNode spoilt = description();
        object(spoilt, "/paths").remove("/v1.0/me");

        assertThatThrownBy(() -> me(spoilt))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("the operation is not described");
    }

    private Response me(JsonNode description) {
        return RestAssured.given()
                .baseUri("http://localhost")
                .port(port)
                .filter(new DescribedTraffic(uri -> new ApiDescription(description)))
                .auth()
                .preemptive()
                .basic("olivia@woodgrove.com", "demo")
                .get("/v1.0/me");
    }

    private JsonNode description() {
        return ApiDescription.read(RestAssured.given()
                .baseUri("http://localhost")
                .port(port)
                .get("/openapi/v1.0.json")
                .asString());
    }

    private static ObjectNode object(JsonNode description, String place) {
        return (ObjectNode) description.at(place);
    }
}
