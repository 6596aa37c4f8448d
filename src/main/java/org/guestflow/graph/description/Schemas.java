package org.guestflow.graph.description;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.converter.ResolvedSchema;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.Type;
import java.util.Map;

/** Makes schemas (JSON Schema 2020-12). */
final class Schemas {

    private static final String PLACE = "#/components/schemas/";

    private Schemas() {}

    static Schema<?> text(String description) {
        return typed("string").description(description);
    }

    static Schema<?> number(String description) {
        return typed("integer").description(description);
    }

    static Schema<?> typed(String type) {
        Schema<?> schema = new JsonSchema();
        schema.addType(type);
        return schema;
    }

    /** Describes a type, in the place for those that are referred to if it has properties. */
    static Schema<?> of(Type type, OpenAPI api) {
        ResolvedSchema resolved =
                ModelConverters.getInstance(true).resolveAsResolvedSchema(new AnnotatedType(type).resolveAsRef(true));
        resolved.referencedSchemas.forEach(
                (name, schema) -> api.getComponents().getSchemas().putIfAbsent(name, schema));
        return resolved.schema;
    }

    /** Describes one resource as it is given alone, with its context. */
    static Schema<?> one(Class<?> type, OpenAPI api) {
        Schema<?> reference = of(type, api);
        referred(reference, api)
                .addProperty("@odata.context", text("What the answer is, where it is the whole answer"));
        return reference;
    }

    /** Describes a list of resources. */
    static Schema<?> several(Class<?> type, OpenAPI api) {
        String name = SchemaNames.name(type) + "Collection";
        Schema<?> value = typed("array").description("The resources");
        value.setItems(of(type, api));
        Schema<?> list = typed("object").description("A page of a list.");
        Map.of(
                        "@odata.context", text("What the answer is"),
                        "@odata.count", number("How many there are on all pages; where `$count` asks for it"),
                        "@odata.nextLink", text("Where the next page is; absent on the last one"),
                        "value", value)
                .forEach(list::addProperty);
        list.addRequiredItem("value");
        api.getComponents().getSchemas().put(name, list);
        return new JsonSchema().$ref(PLACE + name);
    }

    static boolean hasProperty(Class<?> type, String property, OpenAPI api) {
        return referred(of(type, api), api).getProperties().containsKey(property);
    }

    private static Schema<?> referred(Schema<?> reference, OpenAPI api) {
        return api.getComponents().getSchemas().get(reference.get$ref().substring(PLACE.length()));
    }
}
