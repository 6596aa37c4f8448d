package org.guestflow.identity.web;

import jakarta.servlet.DispatcherType;
import java.util.List;
import org.guestflow.identity.CurrentUser;
import org.guestflow.identity.engine.EngineGroups;
import org.guestflow.identity.engine.WebappSignIn;
import org.guestflow.shared.BaseUrl;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.observation.ServerRequestObservationConvention;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.firewall.HttpFirewall;

/** The filters around Spring Security's, and how passwords are hashed. */
@Configuration(proxyBeanMethods = false)
class FilterConfiguration {

    /** Before Spring Security: what its firewall refuses has the headers too. */
    @Bean
    FilterRegistrationBean<SecurityHeadersFilter> securityHeaders(BaseUrl baseUrl) {
        FilterRegistrationBean<SecurityHeadersFilter> registration =
                new FilterRegistrationBean<>(new SecurityHeadersFilter(baseUrl));
        registration.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER - 10);
        registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ERROR);
        return registration;
    }

    /** After Spring Security, which knows who is calling, and before the engine's own filters, which want to. */
    @Bean
    FilterRegistrationBean<WebappSignIn> webappSignIn(CurrentUser currentUser, EngineGroups groups) {
        FilterRegistrationBean<WebappSignIn> registration =
                new FilterRegistrationBean<>(new WebappSignIn(currentUser, groups));
        registration.setUrlPatterns(List.of("/camunda/app/*", "/camunda/api/*"));
        registration.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 10);
        return registration;
    }

    /** Each filter of the chain would be measured for itself, which costs more than most of them do. */
    @Bean
    SecurityObservationSettings observations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    ServerRequestObservationConvention callConvention() {
        return new CallConvention();
    }

    /** In front of everything, the engine's interfaces too. */
    @Bean
    HttpFirewall firewall() {
        return new NoNullCharacterFirewall();
    }

    /** bcrypt with a cost of 10, named in each hash, so that another one can follow. */
    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }
}
