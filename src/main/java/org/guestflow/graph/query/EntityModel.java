package org.guestflow.graph.query;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What queries know of a kind of resource.
 *
 * @param set the name of all of them, as in paths, for example {@code users}
 * @param type the name of one of them, for example {@code user}
 * @param resource the record as which one of them is written
 * @param properties its properties by their names
 * @param searched the properties in which {@code $search} looks
 * @param shown the paths of properties that are only shown: lists are not narrowed or ordered by them
 */
public record EntityModel(
        String set,
        String type,
        Class<? extends Record> resource,
        Map<String, Property> properties,
        Set<String> searched,
        Set<String> shown) {

    /** Keeps the properties in their order. */
    public EntityModel {
        properties = new LinkedHashMap<>(properties);
        searched = new LinkedHashSet<>(searched);
        shown = Set.copyOf(shown);
    }

    /**
     * Begins a model.
     *
     * @param set the name of all of them
     * @param type the name of one of them
     * @param resource the record as which one of them is written
     * @return the model without properties
     */
    public static EntityModel of(String set, String type, Class<? extends Record> resource) {
        return new EntityModel(set, type, resource, Map.of(), Set.of(), Set.of());
    }

    /**
     * Adds properties of one kind.
     *
     * @param kind what their values are
     * @param names their names
     * @return the larger model
     */
    public EntityModel with(Property.Kind kind, String... names) {
        EntityModel larger = new EntityModel(set, type, resource, properties, searched, shown);
        for (String name : names) {
            larger.properties.put(name, Property.of(kind));
        }
        return larger;
    }

    /**
     * Adds a property whose values have parts.
     *
     * @param name its name
     * @param property the property
     * @return the larger model
     */
    public EntityModel with(String name, Property property) {
        EntityModel larger = new EntityModel(set, type, resource, properties, searched, shown);
        larger.properties.put(name, property);
        return larger;
    }

    /**
     * Names the properties in which {@code $search} looks.
     *
     * @param names their names
     * @return the model
     */
    public EntityModel searchedIn(String... names) {
        return new EntityModel(set, type, resource, properties, new LinkedHashSet<>(List.of(names)), shown);
    }

    /**
     * Names the properties that are only shown.
     *
     * @param paths their paths
     * @return the model
     */
    public EntityModel onlyShown(String... paths) {
        return new EntityModel(set, type, resource, properties, searched, Set.of(paths));
    }
}
