package org.guestflow.graph.description;

import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guestflow.graph.query.EntityModel;
import org.guestflow.graph.query.Property;
import org.guestflow.graph.query.Property.Kind;
import org.guestflow.graph.query.Queryable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Names the query options that an operation takes, as the model of its resource has them. */
@Component
@Order(2)
class QueryOptions implements OperationAspect {

    private final Map<String, EntityModel> models;

    QueryOptions(List<EntityModel> models) {
        this.models = models.stream().collect(Collectors.toMap(EntityModel::set, Function.identity()));
    }

    @Override
    public void describe(DescribedOperation operation) {
        operation.parameters(Queryable.class).forEach(parameter -> {
            Queryable queryable = parameter.getParameterAnnotation(Queryable.class);
            EntityModel model = models.get(queryable.value());
            (queryable.several() ? ofSeveral(model) : ofOne(model)).forEach(operation.operation()::addParametersItem);
        });
    }

    private static Stream<Parameter> ofOne(EntityModel model) {
        Stream<Parameter> select =
                Stream.of(text("$select", "The properties that are wanted, separated by commas: " + all(model) + "."));
        List<String> navigations = model.properties().entrySet().stream()
                .filter(property -> property.getValue().kind() == Kind.NAVIGATION)
                .map(Map.Entry::getKey)
                .toList();
        return navigations.isEmpty()
                ? select
                : Stream.concat(
                        select,
                        Stream.of(text(
                                "$expand",
                                "What is wanted besides: "
                                        + navigations.stream().collect(listed()) + ".")));
    }

    private static Stream<Parameter> ofSeveral(EntityModel model) {
        Stream<Parameter> search = model.searched().isEmpty()
                ? Stream.of()
                : Stream.of(text(
                        "$search",
                        "What is looked for, for example `\"displayName:ann\"`, in "
                                + model.searched().stream().collect(listed()) + "."));
        String narrowing = paths(model.properties(), "")
                .filter(path -> !model.shown().contains(path))
                .collect(listed());
        return Stream.of(
                        ofOne(model),
                        search,
                        Stream.of(
                                text(
                                        "$filter",
                                        "Which ones: eq, ne, gt, ge, lt, le, in, startswith, endswith, contains, any, and, or, not on "
                                                + narrowing + "."),
                                text(
                                        "$orderby",
                                        "In which order: by which of the properties that `$filter` takes, each with asc or desc."),
                                top(),
                                parameter("$count", "Whether to say how many there are.", Schemas.typed("boolean")),
                                text("$skiptoken", "From which place on; comes with `@odata.nextLink` only.")))
                .flatMap(Function.identity());
    }

    private static String all(EntityModel model) {
        return model.properties().entrySet().stream()
                .filter(property -> property.getValue().kind() != Kind.NAVIGATION)
                .map(Map.Entry::getKey)
                .collect(listed());
    }

    private static Stream<String> paths(Map<String, Property> properties, String before) {
        return properties.entrySet().stream()
                .filter(property -> property.getValue().kind() != Kind.NAVIGATION)
                .flatMap(property -> property.getValue().parts().isEmpty()
                        ? Stream.of(before + property.getKey())
                        : paths(property.getValue().parts(), before + property.getKey() + "/"));
    }

    private static Collector<CharSequence, ?, String> listed() {
        return Collectors.joining("`, `", "`", "`");
    }

    private static Parameter top() {
        Schema<?> number = Schemas.typed("integer");
        number.setMinimum(BigDecimal.ONE);
        number.setMaximum(BigDecimal.valueOf(999));
        return parameter("$top", "How many on a page; 100 where nothing is said.", number);
    }

    private static Parameter text(String name, String description) {
        return parameter(name, description, Schemas.typed("string"));
    }

    private static Parameter parameter(String name, String description, Schema<?> schema) {
        return new QueryParameter().name(name).description(description).schema(schema);
    }
}
