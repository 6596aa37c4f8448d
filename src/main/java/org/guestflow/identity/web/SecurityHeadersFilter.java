package org.guestflow.identity.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.guestflow.shared.BaseUrl;
import org.springframework.security.web.util.OnCommittedResponseWrapper;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells the browser what a page may do, with every response, refusals included. The strict policy is for what says nothing of its own; a page that needs more sets
 * the header {@code Content-Security-Policy} itself, as one whose form may end at another origin must with {@code form-action}.
 *
 * <p>The engine's web applications get a policy of their own: they evaluate strings as code, which nothing else may, and their scripts carry a nonce, a new one
 * with each request.
 */
class SecurityHeadersFilter extends OncePerRequestFilter {

    private static final String CONTENT_SECURITY_POLICY = "Content-Security-Policy";
    private static final String STRICT =
            "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
    private static final String WEBAPPS =
            "default-src 'self'; script-src 'nonce-%s' 'strict-dynamic' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
                    + "object-src 'none'; form-action 'self'; frame-ancestors 'none'; base-uri 'self'; "
                    + "sandbox allow-forms allow-scripts allow-same-origin allow-popups allow-downloads";

    private final boolean https;

    SecurityHeadersFilter(BaseUrl baseUrl) {
        super();
        this.https = "https".equals(baseUrl.value().getScheme());
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        writeCommon(response);
        if (isWebapp(request)) {
            String nonce = WebappNonce.random();
            response.setHeader(CONTENT_SECURITY_POLICY, WEBAPPS.formatted(nonce));
            chain.doFilter(WebappNonce.give(nonce, request), response);
        } else {
            StrictUnlessSaid strict = new StrictUnlessSaid(response);
            chain.doFilter(request, strict);
            strict.onResponseCommitted();
        }
    }

    private void writeCommon(HttpServletResponse response) {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        if (https) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
    }

    private static boolean isWebapp(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/camunda/");
    }

    /** Adds the strict policy at the last moment, where no other has been set. */
    private static final class StrictUnlessSaid extends OnCommittedResponseWrapper {

        private StrictUnlessSaid(HttpServletResponse response) {
            super(response);
        }

        @Override
        protected void onResponseCommitted() {
            if (!containsHeader(CONTENT_SECURITY_POLICY)) {
                setHeader(CONTENT_SECURITY_POLICY, STRICT);
            }
        }
    }
}
