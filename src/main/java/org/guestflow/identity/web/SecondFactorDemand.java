package org.guestflow.identity.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import org.guestflow.identity.factor.SecondFactorNeed;
import org.guestflow.shared.BaseUrl;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.stereotype.Component;

/** Asks whoever is held up for his second factor: pages lead to where he shows it, and back; scripts are told so. */
@Component
class SecondFactorDemand {

    private static final String REGISTRATION_STEP = SecondFactorGate.REGISTRATION.substring(1);

    private final RequestCache requests;
    private final BaseUrl baseUrl;

    SecondFactorDemand(RequestCache requests, BaseUrl baseUrl) {
        this.requests = requests;
        this.baseUrl = baseUrl;
    }

    /** Asks; {@code shownBefore} where he has shown it in this session, but too long ago. */
    void make(SecondFactorNeed need, boolean shownBefore, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String page = need == SecondFactorNeed.REGISTER && !shownBefore
                ? SecondFactorGate.REGISTRATION
                : SecondFactorController.PAGE;
        if (PageSecurity.wantsPage(request) && !request.getRequestURI().startsWith("/camunda/api/")) {
            requests.saveRequest(toComeBackTo(request), response);
            response.setStatus(HttpStatus.SEE_OTHER.value());
            response.setHeader("Location", page);
        } else if (shownBefore) {
            new EngineRefusals()
                    .refuse(
                            request,
                            response,
                            HttpStatus.FORBIDDEN,
                            "SecondFactorOutdated",
                            "Before you decide or administer, show your second factor again: open " + baseUrl.value()
                                    + page + " and come back.");
        } else {
            new EngineRefusals()
                    .refuse(
                            request,
                            response,
                            HttpStatus.UNAUTHORIZED,
                            "SecondFactorRequired",
                            "Your sign-in needs a second factor: open " + baseUrl.value() + page + " .");
        }
    }

    /** A form cannot be sent again by coming back: that leads to the area that it belongs to. */
    private static HttpServletRequest toComeBackTo(HttpServletRequest request) {
        if ("GET".equals(request.getMethod())) {
            return request;
        }
        return new HttpServletRequestWrapper(request) {
            @Override
            public String getMethod() {
                return "GET";
            }

            @Override
            public String getRequestURI() {
                String[] steps = super.getRequestURI().split("/", 4);
                return "administration".equals(steps[1]) && steps.length > 2
                        ? "/" + steps[1] + "/" + steps[2]
                        : "/" + (REGISTRATION_STEP.equals(steps[1]) ? steps[1] : "");
            }

            @Override
            public String getQueryString() {
                return null;
            }

            /** What was typed is not kept in the session. */
            @Override
            public Map<String, String[]> getParameterMap() {
                return Map.of();
            }

            @Override
            public Cookie[] getCookies() {
                return new Cookie[0];
            }

            @Override
            public Enumeration<String> getHeaderNames() {
                return Collections.emptyEnumeration();
            }
        };
    }
}
