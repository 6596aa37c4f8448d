package org.guestflow.mail.web;

import org.guestflow.shared.BaseUrl;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.writers.StaticHeadersWriter;

/** The page is for whoever has the link. It makes no session; its forms carry a token of their own. */
@Configuration(proxyBeanMethods = false)
class BlockSecurity {

    @Bean
    @Order(310)
    SecurityFilterChain blockPageSecurity(HttpSecurity http, BaseUrl baseUrl) throws Exception {
        return http.securityMatcher("/block/**")
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .csrf(csrf -> csrf.csrfTokenRepository(formTokens(baseUrl)))
                .headers(headers -> headers.addHeaderWriter(
                        new StaticHeadersWriter("X-Robots-Tag", "noindex, nofollow, noarchive")))
                .authorizeHttpRequests(paths -> paths.anyRequest().permitAll())
                .build();
    }

    private static CookieCsrfTokenRepository formTokens(BaseUrl baseUrl) {
        boolean https = "https".equals(baseUrl.value().getScheme());
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName("guestflow-block-form");
        tokens.setCookiePath("/block");
        tokens.setCookieCustomizer(cookie -> cookie.secure(https).httpOnly(true).sameSite("Lax"));
        return tokens;
    }
}
