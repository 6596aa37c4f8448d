package org.guestflow.engine.rest;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Bounds the queries of programs; the web applications bound theirs themselves. */
@Configuration(proxyBeanMethods = false)
class BoundedQueryConfiguration {

    private static final int BEHIND_ACCESS = -98;

    @Bean
    FilterRegistrationBean<BoundedQueryFilter> boundedQueries() {
        FilterRegistrationBean<BoundedQueryFilter> registration =
                new FilterRegistrationBean<>(new BoundedQueryFilter());
        registration.addUrlPatterns("/engine-rest/*");
        registration.setOrder(BEHIND_ACCESS);
        return registration;
    }
}
