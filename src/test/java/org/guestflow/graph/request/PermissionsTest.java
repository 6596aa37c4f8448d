package org.guestflow.graph.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.guestflow.support.ApplicationTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** No operation of the API is without the permission that a token needs for it. */
@ApplicationTest
class PermissionsTest {

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @Test
    void everyOperationNamesItsPermission() {
        List<HandlerMethod> operations = mappings.getHandlerMethods().entrySet().stream()
                .filter(mapped ->
                        mapped.getKey().getPatternValues().stream().anyMatch(path -> path.startsWith("/v1.0/")))
                .map(Map.Entry::getValue)
                .toList();

        assertThat(operations).hasSizeGreaterThan(10);
        assertThat(operations)
                .allSatisfy(operation -> assertThat(operation.getMethodAnnotation(Requires.class))
                        .as(operation.toString())
                        .isNotNull());
    }
}
