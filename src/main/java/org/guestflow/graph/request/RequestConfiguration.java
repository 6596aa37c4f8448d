package org.guestflow.graph.request;

import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The filters around a call of the API. */
@Configuration(proxyBeanMethods = false)
class RequestConfiguration {

    private static final String API = "/v1.0/*";

    /** After the one that sets the headers of every answer and before Spring Security, whose refusals have ids too. */
    @Bean
    FilterRegistrationBean<CallIdsFilter> callIds(GraphErrors errors) {
        FilterRegistrationBean<CallIdsFilter> registration = new FilterRegistrationBean<>(new CallIdsFilter(errors));
        registration.addUrlPatterns(API);
        registration.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER - 5);
        return registration;
    }
}
