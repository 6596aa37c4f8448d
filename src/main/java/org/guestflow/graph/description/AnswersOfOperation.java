package org.guestflow.graph.description;

import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.guestflow.graph.query.EntityModel;
import org.guestflow.graph.query.Queryable;
import org.guestflow.graph.request.Described;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Describes what an operation answers if all goes well. */
@Component
@Order(4)
class AnswersOfOperation implements OperationAspect {

    private final Map<String, EntityModel> models;

    AnswersOfOperation(List<EntityModel> models) {
        this.models = models.stream().collect(Collectors.toMap(EntityModel::set, Function.identity()));
    }

    @Override
    public void describe(DescribedOperation operation) {
        ApiResponses answers = new ApiResponses();
        statuses(operation)
                .forEach(status ->
                        answers.addApiResponse(String.valueOf(status), answer(HttpStatus.valueOf(status), operation)));
        operation.operation().responses(answers);
    }

    private static IntStream statuses(DescribedOperation operation) {
        Optional<Described> described = operation.annotation(Described.class);
        if (described.isPresent() && described.get().status().length > 0) {
            return IntStream.of(described.get().status());
        }
        return IntStream.of(operation
                .annotation(ResponseStatus.class)
                .map(said -> said.code().value())
                .orElse(result(operation).resolve(Object.class) == Void.class ? 204 : 200));
    }

    private ApiResponse answer(HttpStatus status, DescribedOperation operation) {
        ApiResponse answer = new ApiResponse().description(status.getReasonPhrase());
        if (status == HttpStatus.ACCEPTED || status == HttpStatus.CREATED) {
            answer.addHeaderObject(HttpHeaders.LOCATION, header("Where what was asked for can be followed"));
        }
        if (status == HttpStatus.OK || status == HttpStatus.CREATED) {
            Content content = content(operation);
            answer.content(content);
            if (hasTag(operation)) {
                answer.addHeaderObject(HttpHeaders.ETAG, header("The state's entity tag, for `If-Match`"));
            }
        }
        return answer;
    }

    /** What is tagged in the body of a single resource is tagged in the header. */
    private boolean hasTag(DescribedOperation operation) {
        return queryable(operation)
                .filter(queryable -> !queryable.several())
                .map(queryable ->
                        Schemas.hasProperty(models.get(queryable.value()).resource(), "@odata.etag", operation.api()))
                .orElse(false);
    }

    private Content content(DescribedOperation operation) {
        if (result(operation).resolve(Object.class) == String.class) {
            return new Content()
                    .addMediaType(
                            org.springframework.http.MediaType.TEXT_PLAIN_VALUE,
                            new MediaType().schema(Schemas.number("How many there are")));
        }
        return new Content()
                .addMediaType(
                        org.springframework.http.MediaType.APPLICATION_JSON_VALUE,
                        new MediaType().schema(schema(operation)));
    }

    private Schema<?> schema(DescribedOperation operation) {
        Optional<Described> described =
                operation.annotation(Described.class).filter(said -> said.value() != void.class);
        if (described.isPresent()) {
            return schema(described.get().value(), described.get().several(), operation);
        }
        Optional<Queryable> queryable = queryable(operation);
        if (queryable.isPresent()) {
            return schema(
                    models.get(queryable.get().value()).resource(),
                    queryable.get().several(),
                    operation);
        }
        ResolvableType item =
                result(operation).as(Map.class).getGeneric(1).as(List.class).getGeneric(0);
        return item.resolve() == null
                ? Schemas.of(result(operation).getType(), operation.api())
                : Schemas.several(item.toClass(), operation.api());
    }

    private static Schema<?> schema(Class<?> resource, boolean several, DescribedOperation operation) {
        return several ? Schemas.several(resource, operation.api()) : Schemas.one(resource, operation.api());
    }

    private static Optional<Queryable> queryable(DescribedOperation operation) {
        return operation
                .parameters(Queryable.class)
                .map(parameter -> parameter.getParameterAnnotation(Queryable.class))
                .findFirst();
    }

    private static ResolvableType result(DescribedOperation operation) {
        ResolvableType type =
                ResolvableType.forMethodReturnType(operation.handler().getMethod());
        ResolvableType unwrapped = type.resolve(Object.class) == ResponseEntity.class ? type.getGeneric(0) : type;
        return unwrapped.resolve(Object.class) == void.class ? ResolvableType.forClass(Void.class) : unwrapped;
    }

    static Header header(String description) {
        return new Header().description(description).schema(Schemas.typed("string"));
    }
}
