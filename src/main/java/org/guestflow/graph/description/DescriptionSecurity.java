package org.guestflow.graph.description;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/** The description and its page are for everybody: they tell nothing of anybody. */
@Configuration(proxyBeanMethods = false)
class DescriptionSecurity {

    private static final String PAGE = "/openapi";

    @Bean
    @Order(320)
    SecurityFilterChain descriptionOfTheApi(HttpSecurity http) throws Exception {
        PathPatternRequestMatcher.Builder paths = PathPatternRequestMatcher.withDefaults();
        return http.securityMatcher(paths.matcher("/openapi/**"))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .csrf(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                paths.matcher(HttpMethod.GET, PAGE),
                                paths.matcher(HttpMethod.HEAD, PAGE),
                                paths.matcher(HttpMethod.GET, DescriptionPage.DESCRIPTION),
                                paths.matcher(HttpMethod.HEAD, DescriptionPage.DESCRIPTION))
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .build();
    }
}
