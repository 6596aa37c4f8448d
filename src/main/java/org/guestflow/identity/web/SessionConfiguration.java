package org.guestflow.identity.web;

import org.guestflow.shared.BaseUrl;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/** Sessions in the database, so that any node serves any request, and the cookie that names them. */
@Configuration(proxyBeanMethods = false)
class SessionConfiguration {

    /** With https the browser itself sees to it that no other host and no unencrypted page can set the cookie (prefix {@code __Host-}, RFC 6265bis). */
    @Bean
    CookieSerializer sessionCookie(BaseUrl baseUrl) {
        boolean https = isHttps(baseUrl);
        DefaultCookieSerializer cookie = new DefaultCookieSerializer();
        cookie.setCookieName(cookieName("guestflow", https));
        cookie.setCookiePath("/");
        cookie.setUseHttpOnlyCookie(true);
        cookie.setUseSecureCookie(https);
        cookie.setSameSite("Lax");
        return cookie;
    }

    /** Two requests of one session that add the same attribute at once do not collide. */
    @Bean
    PostgreSqlJdbcIndexedSessionRepositoryCustomizer parallelRequestsOfOneSession() {
        return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
    }

    static boolean isHttps(BaseUrl baseUrl) {
        return "https".equals(baseUrl.value().getScheme());
    }

    static String cookieName(String name, boolean https) {
        return https ? "__Host-" + name : name;
    }
}
