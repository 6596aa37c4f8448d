package org.guestflow.redemption.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.guestflow.identity.CurrentUser;
import org.guestflow.redemption.Consents;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Leads a guest who has not consented to the page where he can, whichever page he asked for. */
@Component
class ConsentGate implements HandlerInterceptor, WebMvcConfigurer {

    private final CurrentUser currentUser;
    private final Consents consents;

    ConsentGate(CurrentUser currentUser, Consents consents) {
        this.currentUser = currentUser;
        this.consents = consents;
    }

    /** Everything but what leads to the consent or away from it, what needs no account, and the interfaces for programs. */
    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this)
                .excludePathPatterns(
                        "/welcome/**",
                        "/sign-in/**",
                        "/sign-out",
                        "/redeem/**",
                        "/block/**",
                        "/demo/**",
                        "/error",
                        "/no-access",
                        "/guestflow/**",
                        "/webjars/**",
                        "/v1.0/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (currentUser.find().filter(consents::isMissing).isEmpty()) {
            return true;
        }
        response.setStatus(HttpStatus.SEE_OTHER.value());
        response.setHeader(HttpHeaders.LOCATION, FirstConsentController.PAGE);
        return false;
    }
}
