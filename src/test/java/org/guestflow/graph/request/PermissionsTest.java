package org.guestflow.graph.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
        List<HandlerMethod> operations = mappings.getHandlerMethods().values().stream()
                .filter(operation -> operation.getBeanType().getPackageName().startsWith("org.guestflow.graph"))
                .toList();

        assertThat(operations).hasSizeGreaterThan(10);
        assertThat(operations)
                .allSatisfy(operation -> assertThat(operation.getMethodAnnotation(Requires.class))
                        .as(operation.toString())
                        .isNotNull());
    }
}
