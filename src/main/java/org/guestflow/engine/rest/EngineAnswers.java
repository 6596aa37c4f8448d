package org.guestflow.engine.rest;

import java.util.Set;
import org.camunda.bpm.engine.rest.exception.ExceptionHandler;
import org.camunda.bpm.engine.rest.exception.ProcessEngineExceptionHandler;
import org.camunda.bpm.engine.rest.exception.RestExceptionHandler;
import org.glassfish.jersey.server.ResourceConfig;

/** What both of the engine's interfaces have in common: how they answer what goes wrong, and what they do not take from a caller. */
final class EngineAnswers {

    /** The engine's classes in whose place ours stand. */
    static final Set<Class<?>> REPLACED =
            Set.of(ExceptionHandler.class, ProcessEngineExceptionHandler.class, RestExceptionHandler.class);

    private EngineAnswers() {}

    static void register(ResourceConfig api, RefusalAnswer refusals) {
        api.register(new EngineExceptionMapper(refusals));
        api.register(new SentInput());
    }
}
