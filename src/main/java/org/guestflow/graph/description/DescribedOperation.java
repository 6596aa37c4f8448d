package org.guestflow.graph.description;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import java.lang.annotation.Annotation;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;

/**
 * An operation that is being described.
 *
 * @param path its path, with names in braces
 * @param method its method
 * @param handler what carries it out
 * @param operation what is said of it so far
 * @param api what it is a part of
 */
record DescribedOperation(String path, RequestMethod method, HandlerMethod handler, Operation operation, OpenAPI api) {

    boolean changes() {
        return method != RequestMethod.GET;
    }

    <A extends Annotation> Optional<A> annotation(Class<A> type) {
        return Optional.ofNullable(handler.getMethodAnnotation(type));
    }

    /** The parameters with an annotation. */
    Stream<MethodParameter> parameters(Class<? extends Annotation> type) {
        return Stream.of(handler.getMethodParameters()).filter(parameter -> parameter.hasParameterAnnotation(type));
    }
}
