package org.guestflow.graph.description;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.guestflow.support.ApiDescription;
import org.guestflow.support.ApplicationTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Whoever uses the API as it was last released can go on doing so. With {@code -Dguestflow.release-description=true} the description of today becomes the released one: do so with a release,
 * after this test has passed without.
 */
@ApplicationTest
class AdditiveChangeTest {

    private static final Path RELEASED = Path.of("docs/openapi/v1.0.json");

    @LocalServerPort
    private int port;

    @Test
    void nothingIsTakenFromThoseWhoUseIt() throws IOException {
        JsonNode today = ApiDescription.read(RestAssured.given()
                .baseUri("http://localhost")
                .port(port)
                .get("/openapi/v1.0.json")
                .asString());
        if (Boolean.getBoolean("guestflow.release-description")) {
            Files.createDirectories(RELEASED.getParent());
            Files.writeString(RELEASED, today.toPrettyString() + "\n");
        }

        assertThat(BreakingChanges.between(released(), today)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource
    void whatWouldBreakThemIsFound(String finding, Consumer<JsonNode> change) throws IOException {
        JsonNode changed = released();
        change.accept(changed);

        assertThat(BreakingChanges.between(released(), changed)).contains(finding);
    }

    static Stream<Arguments> whatWouldBreakThemIsFound() {
        return Stream.of(
                breaking(
                        "get /v1.0/me is gone",
                        api -> object(api, "/paths/~1v1.0~1me").remove("get")),
                breaking(
                        "get /v1.0/users: the parameter query $select is gone",
                        api -> object(api, "/paths/~1v1.0~1users/get").putArray("parameters")),
                breaking(
                        "delete /v1.0/users/{name}: the status 412 is gone",
                        api -> object(api, "/paths/~1v1.0~1users~1{name}/delete/responses")
                                .remove("412")),
                breaking(
                        "get /v1.0/me: another permission is needed",
                        api -> object(api, "/paths/~1v1.0~1me/get")
                                .putArray("security")
                                .addObject()
                                .putArray("token")),
                breaking(
                        "User property mail is gone",
                        api -> object(api, "/components/schemas/User/properties")
                                .remove("mail")),
                breaking(
                        "User.accountEnabled: the type is another",
                        api -> object(api, "/components/schemas/User/properties/accountEnabled")
                                .put("type", "string")),
                breaking(
                        "UserPatch: more has to be sent",
                        api -> object(api, "/components/schemas/UserPatch")
                                .putArray("required")
                                .add("displayName")),
                breaking(
                        "UserPatch.displayName: maxLength is smaller",
                        api -> object(api, "/components/schemas/UserPatch/properties/displayName")
                                .put("maxLength", 3)));
    }

    @Test
    void whatIsAddedBreaksNobody() throws IOException {
        JsonNode larger = released();
        object(larger, "/components/schemas/User/properties")
                .putObject("jobTitle")
                .put("type", "string");
        object(larger, "/paths/~1v1.0~1users")
                .putObject("put")
                .putObject("responses")
                .putObject("201");

        assertThat(BreakingChanges.between(released(), larger)).isEmpty();
    }

    private static Arguments breaking(String finding, Consumer<JsonNode> change) {
        return Arguments.of(finding, change);
    }

    private static ObjectNode object(JsonNode api, String place) {
        return (ObjectNode) api.at(place);
    }

    private static JsonNode released() throws IOException {
        return ApiDescription.read(Files.readString(RELEASED));
    }
}
