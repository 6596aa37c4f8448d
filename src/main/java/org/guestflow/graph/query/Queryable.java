package org.guestflow.graph.query;

import io.swagger.v3.oas.annotations.Parameter;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks the parameter of an operation that takes the query options for a kind of resource; the description of the API names the options in its place. */
@Documented
@Parameter(hidden = true)
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface Queryable {

    /**
     * Names the kind of resource.
     *
     * @return the {@link EntityModel#set} of its model
     */
    String value();

    /**
     * Tells whether the operation gives several of them.
     *
     * @return false for an operation that gives one, which takes {@code $select} and {@code $expand} only
     */
    boolean several() default true;
}
