package org.guestflow.graph.request;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.guestflow.shared.RuleViolation;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Lets a call through to an operation only where its token carries the permission that the operation names. */
@Component
class PermissionCheck implements HandlerInterceptor, WebMvcConfigurer {

    private final Caller caller;

    PermissionCheck(Caller caller) {
        this.caller = caller;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/v1.0/**");
    }

    /** An operation that names none needs all there is: it was forgotten. */
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws RuleViolation {
        if (handler instanceof HandlerMethod operation) {
            Requires requires = operation.getMethodAnnotation(Requires.class);
            Permission needed = requires == null ? Permission.DIRECTORY_READ_WRITE_ALL : requires.value();
            if (caller.permissions().stream().noneMatch(held -> held.includes(needed))) {
                throw new RuleViolation(
                        "InsufficientPermission",
                        RuleViolation.Kind.FORBIDDEN,
                        "The token does not carry the permission " + needed.scope() + ".",
                        "Ask the issuer for a token with it.");
            }
        }
        return true;
    }
}
