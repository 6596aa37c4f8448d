package org.guestflow.graph.description;

import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.parameters.RequestBody;
import java.lang.reflect.Type;
import org.guestflow.graph.request.Described;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Describes what is sent to an operation. */
@Component
@Order(3)
class BodyOfOperation implements OperationAspect {

    @Override
    public void describe(DescribedOperation operation) {
        operation
                .parameters(org.springframework.web.bind.annotation.RequestBody.class)
                .forEach(parameter -> operation
                        .operation()
                        .requestBody(new RequestBody()
                                .required(true)
                                .content(new Content()
                                        .addMediaType(
                                                org.springframework.http.MediaType.APPLICATION_JSON_VALUE,
                                                new MediaType()
                                                        .schema(Schemas.of(type(parameter), operation.api()))))));
    }

    private static Type type(MethodParameter parameter) {
        Described described = parameter.getParameterAnnotation(Described.class);
        return described == null ? parameter.getGenericParameterType() : described.value();
    }
}
