package org.guestflow.engine.rest;

import java.util.HashSet;
import java.util.Set;
import org.camunda.bpm.webapp.impl.engine.EngineRestApplication;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.servlet.ServletContainer;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/**
 * The engine's API as Tasklist and Cockpit use it, with the same answers to what goes wrong as {@link EngineRestApi}. It takes the name of the web applications' own servlet before
 * they come to register it, so that they leave it alone.
 */
@Configuration(proxyBeanMethods = false)
class EngineWebappApi {

    private static final String NAME_IN_THE_WEBAPPS = "Engine Api";

    @Bean
    ServletRegistrationBean<ServletContainer> engineApiOfTheWebapps(RefusalAnswer refusals) {
        Set<Class<?>> classes = new HashSet<>(new EngineRestApplication().getClasses());
        classes.removeAll(EngineAnswers.REPLACED);
        ResourceConfig api = new ResourceConfig(classes);
        EngineAnswers.register(api, refusals);
        ServletRegistrationBean<ServletContainer> registration =
                new ServletRegistrationBean<>(new ServletContainer(api), "/camunda/api/engine/*");
        registration.setName(NAME_IN_THE_WEBAPPS);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }
}
