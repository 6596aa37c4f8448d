package org.guestflow.graph.request;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Tells the description of the API what the code does not: on a body's parameter as what the body is read, on an operation as what its answer is written and with which statuses. Only where
 * the types of parameter and result do not say so.
 */
@Documented
@Target({ElementType.METHOD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface Described {

    /**
     * Names the type of the body.
     *
     * @return the type; {@code void} for none
     */
    Class<?> value() default void.class;

    /**
     * Tells whether the answer is a list.
     *
     * @return true where it holds several of the type
     */
    boolean several() default false;

    /**
     * Names the statuses with which the operation answers if all goes well.
     *
     * @return the statuses; empty for the one of its {@code @ResponseStatus}, or 204 without a body and 200 with one
     */
    int[] status() default {};
}
