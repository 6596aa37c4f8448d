package org.guestflow.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** What a proof has to be fresh for (step-up): administering, approving, reviewing guests, and changing one's own second factors or password. */
final class SensitiveRequests implements RequestMatcher {

    private static final PathPatternRequestMatcher.Builder PATHS = PathPatternRequestMatcher.withDefaults();
    private static final String ENGINE = "/camunda/api/engine/engine/*/";

    /** What Tasklist asks by POST, and what binds nobody: to take a task or give it back, and to start a process, which is judged like every request. */
    private static final List<String> HARMLESS = List.of(
            "task",
            "task/count",
            "task/*/claim",
            "task/*/unclaim",
            "filter/*/list",
            "filter/*/count",
            "filter/*/singleResult",
            "variable-instance",
            "process-definition/*/start",
            "process-definition/*/submit-form",
            "process-definition/key/*/start",
            "process-definition/key/*/submit-form");

    private final RequestMatcher sensitive = new OrRequestMatcher(List.of(
            PATHS.matcher("/administration/**"),
            PATHS.matcher("/approvals/**"),
            PATHS.matcher("/reviews/**"),
            PATHS.matcher(SecondFactorGate.REGISTRATION + "/**"),
            PATHS.matcher("/camunda/app/cockpit/**"),
            PATHS.matcher("/camunda/app/admin/**"),
            PATHS.matcher("/camunda/api/cockpit/**"),
            administrationOfTheEngine(),
            changesOfTheEngine()));

    /** Whatever is not known to be harmless: to decide, to move a process, to write its variables. */
    private static RequestMatcher changesOfTheEngine() {
        Stream<RequestMatcher> harmless = Stream.concat(
                HARMLESS.stream().map(path -> PATHS.matcher(HttpMethod.POST, ENGINE + path)),
                Stream.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS)
                        .map(method -> PATHS.matcher(method, "/camunda/api/engine/**")));
        return new AndRequestMatcher(
                PATHS.matcher("/camunda/api/engine/**"),
                new NegatedRequestMatcher(new OrRequestMatcher(harmless.toList())));
    }

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
