package org.guestflow.graph.request;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a token must permit at least for an operation; whether the caller himself may do it is decided besides. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Requires {

    /**
     * Names the permission.
     *
     * @return the least permission that suffices
     */
    Permission value();
}
