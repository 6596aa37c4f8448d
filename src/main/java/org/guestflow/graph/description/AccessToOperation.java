package org.guestflow.graph.description;

import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.util.List;
import org.guestflow.graph.request.Permission;
import org.guestflow.graph.request.Requires;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Says what a token must permit for an operation. */
@Component
@Order(6)
class AccessToOperation implements OperationAspect {

    static final String BEARER = "token";
    static final String BASIC = "password";

    @Override
    public void describe(DescribedOperation operation) {
        List<String> scopes = operation.annotation(Requires.class).map(Requires::value).map(Permission::scope).stream()
                .toList();
        operation
                .operation()
                .security(List.of(
                        new SecurityRequirement().addList(BEARER, scopes), new SecurityRequirement().addList(BASIC)));
        String description = operation.operation().getDescription();
        operation
                .operation()
                .description(description + "\n\nPermission of a token: `" + String.join("`, `", scopes) + "`.");
    }
}
