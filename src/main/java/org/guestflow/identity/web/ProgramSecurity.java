package org.guestflow.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.camunda.bpm.engine.IdentityService;
import org.guestflow.identity.CurrentUser;
import org.guestflow.identity.engine.EngineGroups;
import org.guestflow.identity.signin.TooManyFailures;
import org.guestflow.shared.BaseUrl;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/** Interfaces for programs: HTTP Basic with every request, no session, nobody anonymous. */
@Configuration(proxyBeanMethods = false)
class ProgramSecurity {

    /** The engine's REST API. Which of its paths are for whom is decided behind this, with the engine. */
    @Bean
    @Order(100)
    SecurityFilterChain engineRest(
            HttpSecurity http,
            BaseUrl baseUrl,
            CurrentUser currentUser,
            EngineGroups groups,
            ObjectProvider<IdentityService> identityService)
            throws Exception {
        return basic(http, "/engine-rest/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .addFilterBefore(new JsonOnlyFilter(baseUrl), BasicAuthenticationFilter.class)
                .addFilterAfter(new EngineCallerFilter(currentUser, groups, identityService), AuthorizationFilter.class)
                .build();
    }

    /** The API in Microsoft Graph's dialect. Whose invitation it is, is decided behind this. */
    @Bean
    @Order(105)
    SecurityFilterChain graph(HttpSecurity http, BaseUrl baseUrl) throws Exception {
        return basic(http, "/v1.0/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .addFilterBefore(new JsonOnlyFilter(baseUrl), BasicAuthenticationFilter.class)
                .build();
    }

    /** Health for whoever watches the nodes; everything else that tells of the inside, for administrators. */
    @Bean
    @Order(110)
    SecurityFilterChain actuator(HttpSecurity http) throws Exception {
        return basic(http, "/actuator/**")
                .authorizeHttpRequests(requests -> requests.requestMatchers("/actuator/health/**")
                        .permitAll()
                        .anyRequest()
                        .hasRole(Roles.ADMINISTRATOR))
                .build();
    }

    private static HttpSecurity basic(HttpSecurity http, String paths) throws Exception {
        // A pattern given as text would be matched against Spring MVC's paths only, and miss those of Jersey's servlet.
        return http.securityMatcher(PathPatternRequestMatcher.withDefaults().matcher(paths))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .httpBasic(basic -> basic.authenticationEntryPoint(ProgramSecurity::refuse))
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(ProgramSecurity::refuse)
                        .accessDeniedHandler((request, response, denied) ->
                                Refusal.FORBIDDEN.write(response, "You may not do this.")));
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException {
        if (reason instanceof TooManyFailures paused) {
            response.setHeader(
                    HttpHeaders.RETRY_AFTER, String.valueOf(paused.retryAfter().toSeconds()));
            Refusal.TOO_MANY_REQUESTS.write(response, "Too many failed sign-ins. Try again later.");
        } else {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Guestflow\", charset=\"UTF-8\"");
            Refusal.UNAUTHORIZED.write(response, "Sign in with your mail address and password.");
        }
    }
}
