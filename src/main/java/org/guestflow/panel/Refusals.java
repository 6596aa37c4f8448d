package org.guestflow.panel;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import org.guestflow.shared.RuleViolation;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** Shows a refusal that no form takes up as a page of its own: what is wrong, the rule's name, and what can be done. */
@ControllerAdvice(basePackageClasses = Refusals.class)
class Refusals {

    private final Page page;
    private final RuleTexts texts;

    Refusals(Page page, RuleTexts texts) {
        this.page = page;
        this.texts = texts;
    }

    @ExceptionHandler
    ModelAndView show(
            RuleViolation violation, HttpServletRequest request, HttpServletResponse response, Locale language) {
        response.setStatus(status(violation.kind()));
        violation
                .retryAfter()
                .ifPresent(wait ->
                        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(Math.max(1, wait.toSeconds()))));
        ModelAndView shown = new ModelAndView("panel/refusal", page.fill(request, language));
        return shown.addAllObjects(Map.of(
                "rule", violation.rule(),
                "found", violation.kind() != RuleViolation.Kind.NOT_FOUND,
                "refusal", texts.of(violation, language)));
    }

    private static int status(RuleViolation.Kind kind) {
        return switch (kind) {
            case INVALID -> 400;
            case FORBIDDEN -> 403;
            case NOT_FOUND -> 404;
            case CONFLICT -> 409;
            case MODIFIED -> 412;
            case TOO_MANY -> 429;
        };
    }
}
