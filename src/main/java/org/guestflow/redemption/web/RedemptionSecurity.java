package org.guestflow.redemption.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.guestflow.shared.BaseUrl;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.writers.StaticHeadersWriter;

/** The pages of a redemption are for whoever has the link. They know who is signed in but never make a session. */
@Configuration(proxyBeanMethods = false)
class RedemptionSecurity {

    private static final String PAGES = "/redeem/";

    @Bean
    @Order(300)
    SecurityFilterChain redemptionPagesSecurity(HttpSecurity http, SecurityContextRepository sessions, BaseUrl baseUrl)
            throws Exception {
        return http.securityMatcher(PAGES + "**")
                .securityContext(context -> context.securityContextRepository(sessions))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .csrf(csrf -> csrf.csrfTokenRepository(formTokens(baseUrl)))
                .headers(headers -> headers.addHeaderWriter(
                        new StaticHeadersWriter("X-Robots-Tag", "noindex, nofollow, noarchive")))
                .authorizeHttpRequests(paths -> paths.anyRequest().permitAll())
                .exceptionHandling(refusals ->
                        refusals.accessDeniedHandler((request, response, reason) -> startAgain(request, response)))
                .build();
    }

    /** Lax, not strict, as the browser's key is: the first look comes from a web mailer, and must not make the token of an open tab worthless. */
    private static CookieCsrfTokenRepository formTokens(BaseUrl baseUrl) {
        boolean https = "https".equals(baseUrl.value().getScheme());
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName("guestflow-redemption-form");
        tokens.setCookiePath("/redeem");
        tokens.setCookieCustomizer(cookie -> cookie.secure(https).httpOnly(true).sameSite("Lax"));
        return tokens;
    }

    private static void startAgain(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        String token = request.getRequestURI().substring(PAGES.length()).split("/", 2)[0];
        response.setStatus(HttpStatus.FORBIDDEN.value());
        request.getRequestDispatcher(PAGES + token + "/start-again").forward(request, response);
    }
}
