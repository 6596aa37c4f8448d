package org.guestflow.identity.web;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.security.SecureRandom;
import java.util.Base64;
import org.camunda.bpm.webapp.impl.security.filter.headersec.provider.impl.ContentSecurityPolicyProvider;

/**
 * The nonce by which a page of the engine's web applications knows its own scripts.
 *
 * <p>Those applications look for it in the servlet context, which all requests share: of two pages loaded at once, one would get the other's nonce and stay blank.
 * So each request sees a servlet context with its own.
 */
final class WebappNonce {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 20;

    private WebappNonce() {}

    static String random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static HttpServletRequest give(String nonce, HttpServletRequest request) {
        ServletContext context = withNonce(request.getServletContext(), nonce);
        return new HttpServletRequestWrapper(request) {

            @Override
            public ServletContext getServletContext() {
                return context;
            }
        };
    }

    private static ServletContext withNonce(ServletContext shared, String nonce) {
        return (ServletContext) Proxy.newProxyInstance(
                WebappNonce.class.getClassLoader(),
                new Class<?>[] {ServletContext.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("getAttribute")
                            && ContentSecurityPolicyProvider.ATTR_CSP_FILTER_NONCE.equals(arguments[0])) {
                        return nonce;
                    }
                    try {
                        return method.invoke(shared, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
