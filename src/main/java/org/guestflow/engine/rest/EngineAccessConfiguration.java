package org.guestflow.engine.rest;

import org.guestflow.engine.EngineSettings;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the outer wall in front of the engine's interfaces, behind sign-in. */
@Configuration(proxyBeanMethods = false)
class EngineAccessConfiguration {

    /** Right after Spring Security, whose order is -100. */
    private static final int BEHIND_SIGN_IN = -99;

    @Bean
    FilterRegistrationBean<EngineAccessFilter> engineAccess(EngineSettings settings) {
        FilterRegistrationBean<EngineAccessFilter> registration =
                new FilterRegistrationBean<>(new EngineAccessFilter(new EngineAccess(settings)));
        registration.addUrlPatterns("/engine-rest/*", "/camunda/api/*");
        registration.setOrder(BEHIND_SIGN_IN);
        return registration;
    }
}
