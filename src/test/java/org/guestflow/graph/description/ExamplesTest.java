package org.guestflow.graph.description;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guestflow.support.ApiDescription;
import org.guestflow.support.ApiDescription.Operation;
import org.guestflow.support.ApplicationTest;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Every operation has an example in its description, and every example does what it says. */
@ApplicationTest
class ExamplesTest {

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    /** Other tests count them. */
    @org.junit.jupiter.api.AfterEach
    void forgetSubscriptions() {
        context.getBean(org.springframework.jdbc.core.simple.JdbcClient.class)
                .sql("DELETE FROM subscription")
                .update();
    }

    @TestFactory
    Stream<DynamicTest> everyExampleIsAnsweredAsItSays() {
        return ApiDescription.of(port).operations().stream()
                .map(operation -> DynamicTest.dynamicTest(
                        operation.method() + " " + operation.path(), () -> isAnsweredAsItSays(operation)));
    }

    private void isAnsweredAsItSays(Operation operation) throws IOException {
        Optional<OperationExample> example = OperationExample.of(operation.id(), new ThingsOfOnesOwn(context, port));

        assertThat(example)
                .as("src/main/resources/openapi/examples/" + operation.id() + ".json")
                .isPresent();
        assertThat(ApiDescription.of(port)
                        .operation(example.get().method(), example.get().path()))
                .contains(operation);
        Response answer = example.get().run(port);
        assertThat(answer.statusCode())
                .as(answer.asString())
                .isEqualTo(example.get().status());
        assertThat(operation.described().path("description").asText()).contains("Example: `" + operation.method());
    }

    @Test
    void noExampleIsLeftOfAnOperationThatIsGone() throws IOException {
        Set<String> ids =
                ApiDescription.of(port).operations().stream().map(Operation::id).collect(Collectors.toSet());
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/openapi/examples"))) {
            Set<String> examples = files.map(
                            file -> file.getFileName().toString().replace(".json", ""))
                    .collect(Collectors.toCollection(TreeSet::new));

            assertThat(ids).containsAll(examples);
        }
    }

    @Test
    void anOperationWithoutExampleWouldBeFound() {
        Operation unheardOf =
                new Operation("GET", "/v1.0/unheardOf", ApiDescription.read("{\"operationId\": \"getUnheardOf\"}"));

        assertThatThrownBy(() -> isAnsweredAsItSays(unheardOf))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("getUnheardOf.json");
    }
}
