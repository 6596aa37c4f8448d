package org.guestflow.identity.web;

import org.guestflow.shared.BaseUrl;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;

/**
 * The token against forged forms. It stands in a cookie, so that a visitor who only looks at a page costs no session. Lax, not strict: a link in a web mailer must not
 * make the token of an open tab worthless.
 */
final class FormToken {

    private FormToken() {}

    static CookieCsrfTokenRepository inCookie(BaseUrl baseUrl) {
        boolean https = SessionConfiguration.isHttps(baseUrl);
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName(SessionConfiguration.cookieName("guestflow-form", https));
        tokens.setCookiePath("/");
        tokens.setCookieCustomizer(cookie -> cookie.secure(https).httpOnly(true).sameSite("Lax"));
        return tokens;
    }
}
