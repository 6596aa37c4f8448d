package org.guestflow.identity.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.guestflow.identity.passcode.PasscodeSignIn;
import org.guestflow.shared.BaseUrl;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.WebAttributes;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.logout.HttpStatusReturningLogoutSuccessHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Pages for people: one sign-in, one session. Parts with pages for people who are not signed in bring chains of their own, with an order between 200 and 1000; what
 * none of them takes needs signing in.
 */
@Configuration(proxyBeanMethods = false)
class PageSecurity {

    private static final String SIGN_IN = "/sign-in";
    private static final RequestMatcher WEBAPP_SETUP = path("/camunda/api/admin/setup/**");
    private static final RequestMatcher WEBAPP_SIGN_IN = path("/camunda/api/admin/auth/user/*/login/*");
    private static final RequestMatcher WEBAPP_API = path("/camunda/api/**");

    /** Tasklist, Cockpit and Admin, for members. Their own ways to sign in and to make a first administrator are closed. Forged requests are their own affair. */
    @Bean
    @Order(150)
    SecurityFilterChain webapps(
            HttpSecurity http, LiveSessions sessions, RequestCache requests, SecondFactorGate secondFactor)
            throws Exception {
        return http.securityMatcher(path("/camunda/**"))
                .addFilterAfter(secondFactor.filter(), AuthorizationFilter.class)
                .securityContext(context -> context.securityContextRepository(sessions))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(cache -> cache.requestCache(requests))
                .authorizeHttpRequests(
                        paths -> paths.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                                .permitAll()
                                .requestMatchers(WEBAPP_SETUP, WEBAPP_SIGN_IN)
                                .denyAll()
                                .anyRequest()
                                .hasRole(Roles.MEMBER))
                .logout(signOut -> signOut.logoutRequestMatcher(PathPatternRequestMatcher.withDefaults()
                                .matcher(HttpMethod.POST, "/camunda/api/admin/auth/user/*/logout"))
                        .logoutSuccessHandler(new HttpStatusReturningLogoutSuccessHandler()))
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(PageSecurity::askToSignIn)
                        .accessDeniedHandler(PageSecurity::refuse))
                .build();
    }

    /** Everything that no other chain takes. */
    @Bean
    @Order(1000)
    SecurityFilterChain pages(
            HttpSecurity http,
            LiveSessions sessions,
            RequestCache requests,
            SignOutEverywhere everywhere,
            SignOutAtProvider atProvider,
            PasscodeSignIn passcodes,
            PasscodeCookie passcodeCookie,
            SignedInHandler signedIn,
            FreshSessions freshSessions,
            OpenIdLogin openIdLogin,
            SecondFactorGate secondFactor,
            BaseUrl baseUrl)
            throws Exception {
        PasscodeFilter passcodeFilter = new PasscodeFilter(passcodes, passcodeCookie);
        passcodeFilter.setAuthenticationSuccessHandler(signedIn);
        passcodeFilter.setAuthenticationFailureHandler((request, response, reason) ->
                request.getRequestDispatcher(PasscodeSignInController.REFUSED).forward(request, response));
        passcodeFilter.setSecurityContextRepository(sessions);
        passcodeFilter.setSessionAuthenticationStrategy(freshSessions);
        return http.addFilterBefore(passcodeFilter, UsernamePasswordAuthenticationFilter.class)
                .addFilterAfter(secondFactor.filter(), AuthorizationFilter.class)
                .securityContext(context -> context.securityContextRepository(sessions))
                .sessionManagement(session -> session.sessionFixation(fixation -> fixation.newSession()))
                .csrf(csrf -> csrf.csrfTokenRepository(FormToken.inCookie(baseUrl)))
                .requestCache(cache -> cache.requestCache(requests))
                .authorizeHttpRequests(
                        paths -> paths.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                                .permitAll()
                                .requestMatchers("/webjars/camunda/**")
                                .denyAll()
                                .requestMatchers("/administration/**")
                                .hasRole(Roles.ADMINISTRATOR)
                                .requestMatchers(
                                        "/sign-in",
                                        "/sign-in/code",
                                        "/sign-in/oidc/**",
                                        "/sign-out",
                                        "/error",
                                        "/guestflow/**",
                                        "/webjars/**",
                                        "/favicon.ico")
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .formLogin(form ->
                        form.loginPage(SIGN_IN).successHandler(signedIn).failureHandler(PageSecurity::showRefusal))
                .oauth2Login(login -> openIdLogin.configure(login, SIGN_IN))
                .logout(signOut -> signOut.logoutUrl("/sign-out")
                        .addLogoutHandler(atProvider)
                        .addLogoutHandler(everywhere)
                        .logoutSuccessHandler(atProvider))
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(PageSecurity::askToSignIn)
                        .accessDeniedHandler(PageSecurity::refuse))
                .build();
    }

    /** What to come back to after signing in: pages, not their scripts and pictures. */
    @Bean
    RequestCache requestsToComeBackTo() {
        HttpSessionRequestCache cache = new HttpSessionRequestCache();
        cache.setMatchingRequestParameterName(null);
        cache.setRequestMatcher(request -> "GET".equals(request.getMethod()) && wantsPage(request));
        return cache;
    }

    private static void askToSignIn(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException, jakarta.servlet.ServletException {
        if (WEBAPP_SETUP.matches(request) || WEBAPP_SIGN_IN.matches(request)) {
            response.setStatus(HttpStatus.FORBIDDEN.value());
        } else if (WEBAPP_API.matches(request) || !wantsPage(request)) {
            new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED).commence(request, response, reason);
        } else {
            response.sendRedirect(SIGN_IN);
        }
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, AccessDeniedException reason)
            throws IOException, jakarta.servlet.ServletException {
        if (response.isCommitted()) {
            // Whoever sent half a form and went has been answered by the server.
            return;
        }
        if (reason instanceof CsrfException || !wantsPage(request)) {
            response.sendError(HttpStatus.FORBIDDEN.value());
        } else {
            request.getRequestDispatcher(SignInController.NO_ACCESS).forward(request, response);
        }
    }

    private static void showRefusal(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException, jakarta.servlet.ServletException {
        request.setAttribute(WebAttributes.AUTHENTICATION_EXCEPTION, reason);
        request.getRequestDispatcher(SignInController.REFUSED).forward(request, response);
    }

    static boolean wantsPage(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        return accept != null && accept.contains("text/html");
    }

    private static RequestMatcher path(String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(pattern);
    }
}
