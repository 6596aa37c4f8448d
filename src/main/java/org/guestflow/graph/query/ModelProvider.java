package org.guestflow.graph.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.olingo.commons.api.edm.EdmPrimitiveTypeKind;
import org.apache.olingo.commons.api.edm.FullQualifiedName;
import org.apache.olingo.commons.api.edm.provider.CsdlAbstractEdmProvider;
import org.apache.olingo.commons.api.edm.provider.CsdlComplexType;
import org.apache.olingo.commons.api.edm.provider.CsdlEntityContainer;
import org.apache.olingo.commons.api.edm.provider.CsdlEntityContainerInfo;
import org.apache.olingo.commons.api.edm.provider.CsdlEntitySet;
import org.apache.olingo.commons.api.edm.provider.CsdlEntityType;
import org.apache.olingo.commons.api.edm.provider.CsdlNavigationProperty;
import org.apache.olingo.commons.api.edm.provider.CsdlProperty;
import org.apache.olingo.commons.api.edm.provider.CsdlPropertyRef;
import org.apache.olingo.commons.api.edm.provider.CsdlSchema;

/** One kind of resource in the terms of OData's entity data model, so that the library can read queries for it. */
final class ModelProvider extends CsdlAbstractEdmProvider {

    private static final String NAMESPACE = "microsoft.graph";
    private static final String CONTAINER = "container";
    private static final FullQualifiedName OTHER = new FullQualifiedName(NAMESPACE, "directoryObject");

    private final EntityModel model;
    private final FullQualifiedName type;

    ModelProvider(EntityModel model) {
        super();
        this.model = model;
        this.type = new FullQualifiedName(NAMESPACE, model.type());
    }

    @Override
    public CsdlEntityType getEntityType(FullQualifiedName name) {
        if (name.equals(OTHER)) {
            return keyed("directoryObject", List.of(property("id", Property.of(Property.Kind.TEXT), "")), List.of());
        }
        return name.equals(type) ? keyed(model.type(), properties(model.properties(), ""), navigations()) : null;
    }

    private static CsdlEntityType keyed(
            String name, List<CsdlProperty> properties, List<CsdlNavigationProperty> navigations) {
        return new CsdlEntityType()
                .setName(name)
                .setKey(List.of(new CsdlPropertyRef().setName("id")))
                .setProperties(properties)
                .setNavigationProperties(navigations);
    }

    private List<CsdlNavigationProperty> navigations() {
        return model.properties().entrySet().stream()
                .filter(property -> property.getValue().kind() == Property.Kind.NAVIGATION)
                .map(property -> new CsdlNavigationProperty()
                        .setName(property.getKey())
                        .setType(OTHER)
                        .setCollection(true))
                .toList();
    }

    private static List<CsdlProperty> properties(Map<String, Property> properties, String path) {
        return properties.entrySet().stream()
                .filter(property -> property.getValue().kind() != Property.Kind.NAVIGATION)
                .map(property -> property(property.getKey(), property.getValue(), path))
                .toList();
    }

    private static CsdlProperty property(String name, Property property, String path) {
        CsdlProperty described = new CsdlProperty().setName(name);
        return switch (property.kind()) {
            case TEXT -> described.setType(EdmPrimitiveTypeKind.String.getFullQualifiedName());
            case FLAG -> described.setType(EdmPrimitiveTypeKind.Boolean.getFullQualifiedName());
            case MOMENT ->
                described
                        .setType(EdmPrimitiveTypeKind.DateTimeOffset.getFullQualifiedName())
                        .setPrecision(6);
            case NUMBER -> described.setType(EdmPrimitiveTypeKind.Int64.getFullQualifiedName());
            case TEXT_COLLECTION ->
                described
                        .setType(EdmPrimitiveTypeKind.String.getFullQualifiedName())
                        .setCollection(true);
            case COMPLEX -> described.setType(complexName(path + name));
            case COMPLEX_COLLECTION ->
                described.setType(complexName(path + name)).setCollection(true);
            case NAVIGATION -> throw new IllegalArgumentException(name + " leads to another resource");
        };
    }

    private static FullQualifiedName complexName(String path) {
        return new FullQualifiedName(NAMESPACE, "partOf_" + path.toLowerCase(Locale.ROOT));
    }

    @Override
    public CsdlComplexType getComplexType(FullQualifiedName name) {
        return complexTypes(model.properties(), "").stream()
                .filter(complex -> complex.getName().equals(name.getName()))
                .findFirst()
                .orElse(null);
    }

    private static List<CsdlComplexType> complexTypes(Map<String, Property> properties, String path) {
        List<CsdlComplexType> types = new ArrayList<>();
        properties.forEach((name, property) -> {
            if (!property.parts().isEmpty()) {
                String inside = path + name + "_";
                types.add(new CsdlComplexType()
                        .setName(complexName(path + name).getName())
                        .setProperties(properties(property.parts(), inside)));
                types.addAll(complexTypes(property.parts(), inside));
            }
        });
        return types;
    }

    @Override
    public CsdlEntitySet getEntitySet(FullQualifiedName container, String name) {
        return name.equals(model.set()) ? set() : null;
    }

    private CsdlEntitySet set() {
        return new CsdlEntitySet().setName(model.set()).setType(type);
    }

    @Override
    public CsdlEntityContainer getEntityContainer() {
        return new CsdlEntityContainer().setName(CONTAINER).setEntitySets(List.of(set()));
    }

    @Override
    public CsdlEntityContainerInfo getEntityContainerInfo(FullQualifiedName name) {
        return new CsdlEntityContainerInfo().setContainerName(new FullQualifiedName(NAMESPACE, CONTAINER));
    }

    @Override
    public List<CsdlSchema> getSchemas() {
        return List.of(new CsdlSchema()
                .setNamespace(NAMESPACE)
                .setEntityTypes(List.of(getEntityType(type), getEntityType(OTHER)))
                .setComplexTypes(complexTypes(model.properties(), ""))
                .setEntityContainer(getEntityContainer()));
    }
}
