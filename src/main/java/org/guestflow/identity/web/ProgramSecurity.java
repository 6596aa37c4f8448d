package org.guestflow.identity.web;

import org.camunda.bpm.engine.IdentityService;
import org.guestflow.identity.CurrentUser;
import org.guestflow.identity.ProgramRefusals;
import org.guestflow.identity.engine.EngineGroups;
import org.guestflow.identity.factor.SecondFactorNeeds;
import org.guestflow.identity.token.ApiSettings;
import org.guestflow.identity.token.TokenCallers;
import org.guestflow.shared.BaseUrl;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/** Interfaces for programs: who calls is proven with every request, no session, nobody anonymous. */
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
            ObjectProvider<IdentityService> identityService,
            DirectoryAuthentication directory,
            SecondFactorNeeds secondFactor)
            throws Exception {
        ProgramRefusals refusals = new EngineRefusals();
        return basic(http, "/engine-rest/**", refusals)
                .authenticationManager(new PasswordAloneSignIn(directory, secondFactor))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .addFilterBefore(new JsonOnlyFilter(baseUrl, refusals), BasicAuthenticationFilter.class)
                .addFilterAfter(new EngineCallerFilter(currentUser, groups, identityService), AuthorizationFilter.class)
                .build();
    }

    /** The API in Microsoft Graph's dialect. Whose invitation it is, is decided behind this. */
    @Bean
    @Order(105)
    SecurityFilterChain graph(
            HttpSecurity http,
            BaseUrl baseUrl,
            ProgramRefusals refusals,
            ApiSettings settings,
            TokenCallers callers,
            DirectoryAuthentication directory,
            SecondFactorNeeds secondFactor)
            throws Exception {
        ApiChallenge challenge = new ApiChallenge(refusals, settings);
        if (settings.basicAuthentication()) {
            http.httpBasic(basic -> basic.authenticationEntryPoint(challenge));
        }
        return programs(http, "/v1.0/**", challenge)
                .authenticationManager(new PasswordAloneSignIn(directory, secondFactor))
                .oauth2ResourceServer(tokens -> tokens.authenticationManagerResolver(request -> bearer(callers))
                        .authenticationEntryPoint(challenge)
                        .accessDeniedHandler(challenge))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .addFilterBefore(new JsonOnlyFilter(baseUrl, refusals), BearerTokenAuthenticationFilter.class)
                .build();
    }

    private static AuthenticationManager bearer(TokenCallers callers) {
        return sent -> callers.caller(((BearerTokenAuthenticationToken) sent).getToken());
    }

    /** Health for whoever watches the nodes; everything else that tells of the inside, for administrators. */
    @Bean
    @Order(110)
    SecurityFilterChain actuator(HttpSecurity http, DirectoryAuthentication directory, SecondFactorNeeds secondFactor)
            throws Exception {
        return basic(http, "/actuator/**", new EngineRefusals())
                .authenticationManager(new PasswordAloneSignIn(directory, secondFactor))
                .authorizeHttpRequests(requests -> requests.requestMatchers("/actuator/health/**")
                        .permitAll()
                        .anyRequest()
                        .hasRole(Roles.ADMINISTRATOR))
                .build();
    }

    private static HttpSecurity basic(HttpSecurity http, String paths, ProgramRefusals refusals) throws Exception {
        SignInChallenge challenge = new SignInChallenge(refusals);
        return programs(http, paths, challenge).httpBasic(basic -> basic.authenticationEntryPoint(challenge));
    }

    private static HttpSecurity programs(HttpSecurity http, String paths, SignInChallenge challenge) throws Exception {
        // A pattern given as text would be matched against Spring MVC's paths only, and miss those of Jersey's servlet.
        return http.securityMatcher(PathPatternRequestMatcher.withDefaults().matcher(paths))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(challenge).accessDeniedHandler(challenge));
    }
}
