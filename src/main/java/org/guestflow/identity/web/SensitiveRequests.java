package org.guestflow.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** What a proof has to be fresh for (step-up): administering, approving, and changing one's own second factors. */
final class SensitiveRequests implements RequestMatcher {

    private static final PathPatternRequestMatcher.Builder PATHS = PathPatternRequestMatcher.withDefaults();
    private static final String TASK = "/camunda/api/engine/engine/*/task/*/";

    private final RequestMatcher sensitive = new OrRequestMatcher(List.of(
            PATHS.matcher("/administration/**"),
            PATHS.matcher("/approvals/**"),
            PATHS.matcher(SecondFactorGate.REGISTRATION + "/**"),
            PATHS.matcher("/camunda/app/cockpit/**"),
            PATHS.matcher("/camunda/app/admin/**"),
            PATHS.matcher("/camunda/api/cockpit/**"),
            administrationOfTheEngine(),
            PATHS.matcher(HttpMethod.POST, TASK + "complete"),
            PATHS.matcher(HttpMethod.POST, TASK + "submit-form"),
            PATHS.matcher(HttpMethod.POST, TASK + "resolve"),
            PATHS.matcher(HttpMethod.POST, TASK + "bpmnError"),
            PATHS.matcher(HttpMethod.POST, TASK + "bpmnEscalation")));

    /** Under the same path the web applications ask who is signed in. */
    private static RequestMatcher administrationOfTheEngine() {
        return new AndRequestMatcher(
                PATHS.matcher("/camunda/api/admin/**"),
                new NegatedRequestMatcher(PATHS.matcher("/camunda/api/admin/auth/**")));
    }

    @Override
    public boolean matches(HttpServletRequest request) {
        return sensitive.matches(request);
    }
}
